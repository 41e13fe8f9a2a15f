// What the reader has chosen. All of it stands in the address after `#`, so that a view can be kept, sent and gone back to.

const kSets = ['kind', 'type', 'polarity', 'modality', 'document'];

const kStart = {
  view: 'graph', // graph, documents
  list: 'relations', // relations, actors
  q: '', // words to search for
  kind: [], type: [], polarity: [], modality: [], document: [], // none: all
  negated: '', // only, no
  disputed: '', // only
  attributed: '', // only, no
  from: '', to: '', // partial ISO dates
  sources: 1, // at least
  focus: '', // actor: only relations within `radius` steps of it
  radius: 1,
  limit: 0, // how many relations are drawn; 0: as many as stay fluid
  sort: '', // column, with a `-` in front when descending
  edge: '', actor: '', sentence: '', // what the panel shows
  statement: '', // the statement that is marked
  doc: '', // the document that is open
  theme: '', // light, dark; empty: the reader's system
};
/** Going from one to another is a step that the browser's Back button undoes. */
const kSteps = ['view', 'edge', 'actor', 'sentence', 'doc', 'focus'];

export function parseState(hash) {
  const state = { ...kStart };
  for (const [key, value] of new URLSearchParams(hash.replace(/^#/, ''))) {
    if (!(key in kStart)) continue;
    if (kSets.includes(key)) state[key] = value ? value.split(',') : [];
    else if (typeof kStart[key] === 'number') state[key] = Math.max(0, Number.parseInt(value, 10) || 0);
    else state[key] = value;
  }
  return state;
}

export function formatState(state) {
  const parameters = new URLSearchParams();
  for (const key of Object.keys(kStart)) {
    const value = kSets.includes(key) ? state[key].join(',') : String(state[key]);
    if (value !== (kSets.includes(key) ? '' : String(kStart[key]))) parameters.set(key, value);
  }
  return parameters.toString().replace(/%2C/g, ',');
}

export class Store {
  constructor() {
    this.state = parseState(location.hash);
    this.listeners = [];
    addEventListener('hashchange', () => this.take(parseState(location.hash)));
    addEventListener('popstate', () => this.take(parseState(location.hash)));
  }

  /** `listener(state, changed)`: `changed` is the set of keys that have another value now. */
  listen(listener) {
    this.listeners.push(listener);
  }

  set(change) {
    const step = kSteps.some((key) => key in change && change[key] !== this.state[key]);
    const next = { ...this.state, ...change };
    const hash = '#' + formatState(next);
    try {
      if (step) history.pushState(null, '', hash);
      else history.replaceState(null, '', hash);
    } catch {
      // A page opened in a frame without an address of its own: the state just is not kept.
    }
    this.take(next);
  }

  clearFilters() {
    const { kind, type, polarity, modality, document, q, negated, disputed, attributed, from, to, sources, focus, radius } = kStart;
    this.set({ kind, type, polarity, modality, document, q, negated, disputed, attributed, from, to, sources, focus, radius });
  }

  take(next) {
    const changed = new Set(Object.keys(kStart).filter((key) => String(next[key]) !== String(this.state[key])));
    this.state = next;
    if (changed.size > 0) for (const listener of this.listeners) listener(next, changed);
  }
}

export const kFilterKeys = ['q', 'kind', 'type', 'polarity', 'modality', 'document', 'negated', 'disputed', 'attributed',
  'from', 'to', 'sources', 'focus', 'radius', 'limit'];
