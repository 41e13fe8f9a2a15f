// The tables of relations and actors: for keyboard and screen reader they are the graph.
import { append, byId, cut, el, name } from './dom.js';
import { sayEdge } from './evidence.js';
import { byStrength } from './filters.js';
import { fold, period } from './text.js';
import { kindWord, polarities, stance, typeWord } from './words.js';

const kRows = 100; // rendered at a time

const byText = (text) => {
  const folded = new Map();
  const key = (item) => {
    if (!folded.has(item)) folded.set(item, fold(text(item)).slice(0, 200));
    return folded.get(item);
  };
  return (a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : a.index - b.index);
};
const byNumber = (number) => (a, b) => number(b) - number(a) || a.index - b.index;
const byDate = (date) => (a, b) => (date(a) || '9999').localeCompare(date(b) || '9999', 'en') || a.index - b.index;

const kColumns = {
  relations: [
    { id: 'source', title: 'From', width: 14, cell: (edge) => name(edge.source.name, 60), order: byText((edge) => edge.source.name) },
    { id: 'label', title: 'Relation', width: 18, cell: (edge) => name(edge.label, 80), order: byText((edge) => edge.label) },
    { id: 'target', title: 'To', width: 14, cell: (edge) => name(edge.target.name, 60), order: byText((edge) => edge.target.name) },
    { id: 'type', title: 'Type', width: 12, cell: (edge) => [el('span', { class: 'dot ' + edge.polarity, title: polarities[edge.polarity] }), el('span', { class: 'hidden' }, polarities[edge.polarity] + ': '),
      typeWord(edge.type)], order: byText((edge) => edge.polarity + ' ' + edge.type) },
    { id: 'stance', title: 'Said as', width: 11, cell: (edge) => stance(edge).join(', ') || 'Asserted', order: byText((edge) => stance(edge).join(', ')) },
    { id: 'time', title: 'Time', width: 13, cell: (edge) => period(edge.from, edge.to), order: byDate((edge) => edge.from || edge.to) },
    { id: 'sources', title: 'Sources', number: true, width: 9, cell: (edge) => String(edge.sources), order: byStrength },
    { id: 'statements', title: 'Sentences', number: true, width: 10, cell: (edge) => String(edge.statements.length), order: byNumber((edge) => edge.statements.length) },
  ],
  actors: [
    { id: 'name', title: 'Actor', width: 32, cell: (actor) => name(actor.name, 80), order: byText((actor) => actor.name) },
    { id: 'kind', title: 'Kind', width: 14, cell: (actor) => kindWord(actor.kind), order: byText((actor) => actor.kind) },
    { id: 'mentions', title: 'Mentions', number: true, width: 10, cell: (actor) => String(actor.mentions), order: byNumber((actor) => actor.mentions) },
    { id: 'relations', title: 'Relations', number: true, width: 10, cell: (actor) => String(actor.edges.length), order: byNumber((actor) => actor.edges.length) },
    { id: 'documents', title: 'Documents', number: true, width: 11, cell: (actor) => String(actor.documents.length), order: byNumber((actor) => actor.documents.length) },
    { id: 'first', title: 'First dated', width: 11, cell: (actor) => actor.from || '', order: byDate((actor) => actor.from) },
    { id: 'last', title: 'Last dated', width: 11, cell: (actor) => actor.to || '', order: byDate((actor) => actor.to) },
  ],
};
const kDefaultSort = { relations: 'sources', actors: 'relations' };

export class Tables {
  constructor(app) {
    this.app = app;
    this.tabs = el('div', { role: 'tablist', 'aria-label': 'Tables', class: 'tabs' },
      ['relations', 'actors'].map((list) => el('button', { type: 'button', role: 'tab', id: 'tab-' + list, 'aria-controls': 'rows',
        on: { click: () => app.set({ list, sort: '' }) } })));
    this.scroller = el('div', { id: 'rows', role: 'tabpanel', class: 'scroller' });
    append(byId('tables'), [this.tabs, this.scroller]);
    this.scroller.addEventListener('scroll', () => this.fillSight(), { passive: true });
    this.scroller.addEventListener('keydown', (event) => this.walk(event));
  }

  /** The rows as they stand: what is saved as CSV. */
  get items() {
    return this.sorted;
  }

  render() {
    const { state, result } = this.app;
    const list = state.list === 'actors' ? 'actors' : 'relations';
    for (const each of ['relations', 'actors']) {
      const tab = byId('tab-' + each);
      const number = each === 'actors' ? result.actors.size : result.edges.length;
      tab.textContent = `${each === 'actors' ? 'Actors' : 'Relations'} ${number.toLocaleString('en')}`;
      tab.setAttribute('aria-selected', String(each === list));
      tab.tabIndex = each === list ? 0 : -1;
    }
    const columns = kColumns[list];
    const descending = state.sort.startsWith('-');
    const column = columns.find(({ id }) => id === state.sort.replace('-', '')) || columns.find(({ id }) => id === kDefaultSort[list]);
    this.sorted = [...(list === 'actors' ? result.actors : result.edges)].sort(column.order);
    if (descending) this.sorted.reverse();
    this.columns = columns;
    this.body = el('tbody', {});
    const table = el('table', { role: 'grid', id: 'relations', 'aria-rowcount': String(this.sorted.length + 1),
      'aria-label': list === 'actors' ? 'Actors' : 'Relations: arrow keys to walk, Enter for the evidence' },
    el('colgroup', {}, columns.map(({ width }) => el('col', { style: `width: ${width}%` }))), el('thead', {}, el('tr', { role: 'row', 'aria-rowindex': '1' }, columns.map((each) => el('th', { role: 'columnheader', scope: 'col',
      class: each.number ? 'number' : null,
      'aria-sort': each === column ? (descending !== Boolean(each.number) ? 'descending' : 'ascending') : null },
    el('button', { type: 'button', on: { click: () => this.app.set({ sort: each === column && !descending ? '-' + each.id : each.id }) } },
      each.title))))), this.body);
    this.scroller.replaceChildren(table);
    this.scroller.scrollTop = 0;
    this.more();
    this.mark();
  }

  more() {
    const from = this.body.rows.length;
    this.body.append(...this.sorted.slice(from, from + kRows).map((item, i) => {
      const isEdge = Boolean(item.source);
      return el('tr', { role: 'row', tabindex: from + i === 0 ? '0' : '-1', 'data-id': item.id, 'aria-rowindex': String(from + i + 2),
        'aria-label': isEdge ? sayEdge(item) : cut(item.name, 80),
        on: { click: () => this.open(item, false), focus: () => this.app.view.hint(item.id), blur: () => this.app.view.hint(null) } },
      this.columns.map((column) => el('td', { role: 'gridcell', class: column.number ? 'number' : null }, column.cell(item))));
    }));
  }

  /** Renders rows up to so many. */
  fill(rows) {
    while (this.body.rows.length < Math.min(rows, this.sorted.length)) this.more();
  }

  fillSight() {
    const { scroller } = this;
    if (scroller.scrollTop + scroller.clientHeight * 2 > scroller.scrollHeight && this.body.rows.length < this.sorted.length) this.more();
  }

  open(item, withFocus) {
    if (item.source) this.app.openEdge(item, null, withFocus);
    else this.app.openActor(item, withFocus);
  }

  walk(event) {
    const row = event.target.closest('tbody tr');
    if (!row) return;
    const index = row.sectionRowIndex;
    const page = Math.max(1, Math.floor(this.scroller.clientHeight / row.offsetHeight) - 2);
    const steps = { ArrowDown: index + 1, ArrowUp: index - 1, PageDown: index + page, PageUp: index - page, Home: 0, End: this.sorted.length - 1 };
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      this.open(this.sorted[index], true);
    } else if (event.key in steps) {
      event.preventDefault();
      this.focus(Math.max(0, Math.min(steps[event.key], this.sorted.length - 1)));
    }
  }

  focus(index) {
    this.fill(index + 1);
    const row = this.body.rows[index];
    if (!row) return;
    for (const other of this.body.querySelectorAll('tr[tabindex="0"]')) other.tabIndex = -1;
    row.tabIndex = 0;
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: 'nearest' });
  }

  /** The row of what is open. */
  mark() {
    const { edge, actor } = this.app.state;
    for (const row of this.body.querySelectorAll('[aria-selected]')) row.removeAttribute('aria-selected');
    const wanted = edge || actor;
    const index = wanted ? this.sorted.findIndex(({ id }) => id === wanted) : -1;
    if (index < 0) return;
    this.fill(index + 1);
    const row = this.body.rows[index];
    row.setAttribute('aria-selected', 'true');
    for (const other of this.body.querySelectorAll('tr[tabindex="0"]')) other.tabIndex = -1;
    row.tabIndex = 0;
    // By hand: scrollIntoView would move the page too.
    const top = row.offsetTop - this.body.parentElement.tHead.offsetHeight;
    if (top < this.scroller.scrollTop) this.scroller.scrollTop = top;
    else if (row.offsetTop + row.offsetHeight > this.scroller.scrollTop + this.scroller.clientHeight) {
      this.scroller.scrollTop = row.offsetTop + row.offsetHeight - this.scroller.clientHeight;
    }
  }

  focusMarked() {
    const row = this.body.querySelector('tr[aria-selected="true"], tr[tabindex="0"]');
    if (row) row.focus();
  }
}
