// The controls of the filters, with the number of relations that each choice would leave.
import { append, button, byId, el, name, svg } from './dom.js';
import { isDate } from './text.js';
import { shapeOf } from './figures.js';
import { kinds, modalities, polarities, typeGroups, typeWord } from './words.js';

const kChoices = {
  negated: [['', 'Said and denied'], ['no', 'Without denials'], ['only', 'Denials only']],
  attributed: [['', 'By anybody'], ['no', 'Said by the document itself'], ['only', 'Attributed to somebody']],
};

export class FilterPanel {
  constructor(app) {
    this.app = app;
    this.boxes = []; // {facet, value, box, label, number}
    const { model } = app;
    const present = (values, of) => values.filter((value) => model.edges.some((edge) => of(edge).includes(value)));
    const kindIcon = (kind) => svg('svg', { viewBox: '0 0 14 14', class: 'shape', 'aria-hidden': 'true' },
      shapeOf(kinds[kind][2], 7, 7, 5.6, { fill: kinds[kind][1], class: 'outlined' }));
    const dot = (polarity) => el('span', { class: 'dot ' + polarity, 'aria-hidden': 'true' });
    this.chips = el('div', { class: 'chips' });
    this.limit = el('select', { 'aria-label': 'How many relations to draw', on: { change: () => app.set({ limit: Number(this.limit.value) }) } });
    append(byId('filters'), [
      el('div', { class: 'filters-head' }, el('h2', {}, 'Filters'), button('Clear', () => app.store.clearFilters(), { id: 'clear' })),
      this.chips,
      this.group('Polarity', 'polarity', present(Object.keys(polarities), (edge) => [edge.polarity]).map((value) => [value, [dot(value), polarities[value]]]), true),
      this.group('Said as', 'modality', present(Object.keys(modalities), (edge) => [edge.modality]).map((value) => [value, modalities[value]]), true,
        [this.select('negated', 'Denials'), this.select('attributed', 'Who says so'),
          this.disputed = this.check('Disputed only', () => app.set({ disputed: this.disputed.firstChild.checked ? 'only' : '' }))]),
      el('details', { open: true }, el('summary', {}, 'Time and sources'),
        el('div', { class: 'pair' }, this.from = this.date('from', 'From'), this.to = this.date('to', 'To')),
        el('label', { class: 'row' }, 'Sources, at least ',
          this.sources = el('input', { type: 'number', min: '1', step: '1', id: 'sources', on: { change: () => app.set({ sources: Math.max(1, Number(this.sources.value) || 1) }) } }))),
      this.group('Type', 'type', typeGroups.flatMap(([group, types]) => {
        const there = present(types, (edge) => [edge.type]);
        return there.length > 0 ? [[null, group], ...there.map((type) => [type, typeWord(type)])] : [];
      }), true),
      this.group('Kind of both actors', 'kind', present(Object.keys(kinds), (edge) => [edge.source.kind, edge.target.kind])
        .map((value) => [value, [kindIcon(value), kinds[value][0]]]), false),
      this.group('Document', 'document', model.documents.map((document) => [document.id, name(document.title, 60)]), false),
      el('details', {}, el('summary', {}, 'Picture'), el('label', { class: 'row' }, 'Draw at most ', this.limit)),
    ]);
  }

  group(title, facet, values, open, more = []) {
    return el('details', { open }, el('summary', {}, title), el('fieldset', { 'data-facet': facet }, el('legend', { class: 'hidden' }, title),
      values.map(([value, label]) => {
        if (value === null) return el('p', { class: 'subhead' }, label);
        const number = el('span', { class: 'number' });
        const box = el('input', { type: 'checkbox', value, on: { change: () => this.choose(facet, value, box.checked) } });
        const row = el('label', { class: 'row' }, box, el('span', { class: 'word' }, label), number);
        this.boxes.push({ facet, value, box, row, number });
        return row;
      }), more));
  }

  choose(facet, value, checked) {
    const chosen = this.app.state[facet].filter((each) => each !== value);
    this.app.set({ [facet]: checked ? [...chosen, value] : chosen });
  }

  select(key, label) {
    const control = el('select', { 'aria-label': label, 'data-key': key, on: { change: () => this.app.set({ [key]: control.value }) } },
      kChoices[key].map(([value, word]) => el('option', { value }, word)));
    return control;
  }

  check(label, listener) {
    return el('label', { class: 'row' }, el('input', { type: 'checkbox', on: { change: listener } }), el('span', { class: 'word' }, label));
  }

  date(key, label) {
    const input = el('input', { type: 'text', inputmode: 'numeric', placeholder: 'YYYY-MM-DD', id: 'date-' + key, autocomplete: 'off', on: { change: () => {
      const value = input.value.trim();
      input.setAttribute('aria-invalid', String(value !== '' && !isDate(value)));
      if (value === '' || isDate(value)) this.app.set({ [key]: value });
    } } });
    return el('label', {}, label + ' ', input);
  }

  render() {
    const { state, result, model } = this.app;
    for (const { facet, value, box, row, number } of this.boxes) {
      const left = result.counts[facet].get(value) || 0;
      box.checked = state[facet].includes(value);
      number.textContent = left.toLocaleString('en');
      row.classList.toggle('none', left === 0 && !box.checked);
    }
    for (const control of byId('filters').querySelectorAll('select[data-key]')) control.value = state[control.dataset.key];
    this.disputed.firstChild.checked = state.disputed === 'only';
    this.sources.value = String(state.sources);
    this.from.lastChild.value = state.from;
    this.to.lastChild.value = state.to;
    const limits = [100, 300, 1000, 3000, 10000].filter((limit) => limit < model.edges.length);
    this.limit.replaceChildren(el('option', { value: '0' }, 'what stays fluid'),
      ...limits.map((limit) => el('option', { value: String(limit) }, `${limit.toLocaleString('en')} relations`)),
      el('option', { value: '1000000' }, 'all relations'));
    this.limit.value = String(state.limit);
    this.renderChips();
  }

  /** What is filtered by beyond the boxes. */
  renderChips() {
    const { state, model } = this.app;
    const chips = [];
    const chip = (content, change) => chips.push(el('button', { type: 'button', class: 'chip-filter', title: 'Take this filter away', on: { click: () => this.app.set(change) } },
      content, el('span', { 'aria-hidden': 'true' }, ' ×'), el('span', { class: 'hidden' }, ', take away')));
    const focus = model.actorOf.get(state.focus);
    if (focus) {
      chip(['Around ', name(focus.name, 30)], { focus: '' });
      chips.push(el('select', { 'aria-label': 'How far around', on: { change: (event) => this.app.set({ radius: Number(event.target.value) }) } },
        [1, 2, 3].map((radius) => el('option', { value: String(radius), selected: radius === state.radius }, radius === 1 ? '1 step' : `${radius} steps`))));
    }
    if (state.q) chip(['Words: ', name(state.q, 30)], { q: '' });
    this.chips.replaceChildren(...chips);
  }
}
