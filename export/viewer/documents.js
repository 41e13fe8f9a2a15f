// The documents tab: the text with all its relations marked. Without the text, the quoted sentences in their order.
import { append, button, byId, el, name } from './dom.js';
import { pointsOf } from './data.js';
import { count, sweep } from './text.js';

const kRoles = ['subject', 'relation', 'object'];

export class Documents {
  constructor(app) {
    this.app = app;
    this.list = el('nav', { class: 'doc-list', 'aria-label': 'Documents' });
    this.text = el('div', { class: 'doc-text' });
    append(byId('view-documents'), [this.list, this.text]);
    this.text.addEventListener('click', (event) => {
      const sentence = event.target.closest('[data-sentence]');
      if (!sentence || !getSelection().isCollapsed) return;
      this.openSentence(sentence.dataset.sentence);
    });
  }

  openSentence(key) {
    const { statements } = this.sentences.get(key);
    if (statements.length === 1) this.app.openEdge(statements[0].edge, statements[0], true);
    else this.app.set({ sentence: `${this.document.id}:${key}`, edge: '', actor: '', statement: '' }, true);
  }

  /** The statements of `sentence` in the state: `d…:begin-end`. */
  static statementsOf(model, sentence) {
    const [id, range] = sentence.split(':');
    const document = model.documentOf.get(id);
    return document ? document.statements.filter(({ begin, end }) => `${begin}-${end}` === range) : [];
  }

  render() {
    const { app } = this;
    const { model, state, result } = app;
    const kept = new Set(result.edges);
    const document = model.documentOf.get(state.doc) || model.documents.find((each) => each.statements.length > 0) || model.documents[0];
    this.list.replaceChildren(el('h2', {}, count(model.documents.length, 'document')), el('ul', {}, model.documents.map((each) => {
      const number = each.statements.filter(({ edge }) => kept.has(edge)).length;
      return el('li', {}, el('button', { type: 'button', 'aria-current': each === document ? 'true' : null, title: each.path,
        on: { click: () => app.openDocument(each) } }, name(each.title, 90),
      el('small', {}, [each.date, count(number, 'statement')].filter(Boolean).join(' · '))));
    })));
    if (!document) return this.text.replaceChildren(el('p', { class: 'empty' }, 'The graph holds no document.'));
    const key = document.id + '|' + result.edges.length + '|' + result.edges.map(({ index }) => index).join();
    if (this.rendered !== key) {
      this.rendered = key;
      this.document = document;
      this.renderText(document, kept);
    }
    this.mark();
  }

  renderText(document, kept) {
    const statements = document.statements.filter(({ edge }) => kept.has(edge));
    this.sentences = new Map();
    for (const statement of statements) {
      const key = `${statement.begin}-${statement.end}`;
      if (!this.sentences.has(key)) this.sentences.set(key, { pieces: statement.pieces, statements: [] });
      this.sentences.get(key).statements.push(statement);
    }
    const head = el('header', {}, el('h2', { tabindex: '-1' }, name(document.title, 200)),
      el('p', {}, name(document.path, 200), document.date ? ` · ${document.date}` : '',
        ` · ${count(statements.length, 'statement')} in ${count(this.sentences.size, 'sentence')}`),
      el('div', { class: 'actions' }, button('Previous', () => this.step(-1), { title: 'Previous sentence with a relation' }),
        button('Next', () => this.step(1), { title: 'Next sentence with a relation' })));
    const body = document.text === null ? this.quotes() : this.lines(document, statements);
    this.text.replaceChildren(head, body);
    this.text.scrollTop = 0;
    this.at = -1;
  }

  /** Without the text. */
  quotes() {
    return el('div', {},
      el('p', { class: 'note' }, 'This page does not hold the text of the document, only the sentences quoted from it. To have it: ',
        el('code', {}, 'actorgraph export graph.json DOCUMENTS -o view.html')),
      el('ol', { class: 'quotes' }, [...this.sentences].map(([key, { statements }]) => el('li', { class: 'line', 'data-line': String(statements[0].line) },
        el('span', { class: 'sentence', 'data-sentence': key, dir: 'auto' }, statements[0].quote), this.chip(key)))));
  }

  chip(key) {
    const { statements } = this.sentences.get(key);
    return el('button', { type: 'button', class: 'chip', 'data-sentence': key, title: 'Show the evidence',
      'aria-label': count(statements.length, 'relation') + ' in this sentence' }, String(statements.length));
  }

  lines(document, statements) {
    const points = pointsOf(document);
    const { text } = points;
    const marks = [];
    const lastPiece = new Map();
    for (const [key, { pieces }] of this.sentences) {
      for (const [begin, end] of pieces) marks.push({ begin: points.unit(begin), end: points.unit(end), role: { sentence: key } });
      lastPiece.set(key, points.unit(pieces[pieces.length - 1][1]));
    }
    for (const statement of statements) {
      for (const part of kRoles) {
        if (!statement[part]) continue;
        for (const [begin, end] of statement[part].pieces) {
          marks.push({ begin: points.unit(begin), end: points.unit(end), role: { part, statement } });
        }
      }
    }
    // Lines end where the line numbers of the statements see them end: LF, CRLF, CR.
    const starts = [0];
    for (const match of text.matchAll(/\r\n|\n|\r/g)) starts.push(match.index + match[0].length);
    for (const start of starts) marks.push({ begin: start, end: text.length, role: {} });
    const root = el('div', { class: 'text' });
    let line = null;
    let number = 0;
    let open = null; // the element of the sentence that is being filled
    let openKey = null;
    sweep(text.length, marks, (begin, end, roles) => {
      if (number < starts.length && begin >= starts[number]) {
        while (number < starts.length && begin >= starts[number]) ++number;
        line = el('div', { class: 'line', 'data-line': String(number), dir: 'auto' });
        root.append(line);
        openKey = null;
      }
      const sentence = roles.find((role) => role.sentence)?.sentence ?? null;
      const parts = roles.filter((role) => role.part);
      const piece = text.slice(begin, end).replace(/[\r\n]+$/, '');
      if (sentence !== openKey) {
        openKey = sentence;
        open = sentence === null ? null : el('span', { class: 'sentence', 'data-sentence': sentence });
        if (open) line.append(open);
      }
      const target = open || line;
      if (piece !== '') {
        if (parts.length === 0) target.append(piece);
        else {
          target.append(el('span', { class: [...new Set(parts.map(({ part }) => 'in-' + part))].join(' '),
            'data-parts': parts.map(({ part, statement }) => `${statement.id}:${part}`).join(' ') }, piece));
        }
      }
      if (sentence !== null && end >= lastPiece.get(sentence)) line.append(this.chip(sentence));
    });
    return root;
  }

  /** Marks the statement or sentence that is open, and brings it into sight. */
  mark() {
    const { state, model } = this.app;
    for (const element of this.text.querySelectorAll('.open, .now')) element.classList.remove('open', 'now', ...kRoles);
    let key = null;
    let statement = model.statementOf.get(state.statement);
    if (!statement && state.edge) statement = model.edgeOf.get(state.edge)?.statements.find(({ document }) => document === this.document);
    if (statement && statement.document === this.document) key = `${statement.begin}-${statement.end}`;
    else if (state.sentence.startsWith(this.document.id + ':')) key = state.sentence.slice(this.document.id.length + 1);
    if (!key) return;
    const elements = this.text.querySelectorAll(`[data-sentence="${CSS.escape(key)}"]`);
    for (const element of elements) element.classList.add('open');
    if (statement && statement.document === this.document) {
      for (const element of this.text.querySelectorAll(`[data-parts*="${CSS.escape(statement.id)}"]`)) {
        const parts = element.dataset.parts.split(' ').filter((part) => part.startsWith(statement.id + ':'));
        element.classList.add('now', ...parts.map((part) => part.split(':')[1]));
      }
    }
    this.at = [...this.sentences.keys()].indexOf(key);
    if (elements[0] && this.text.offsetParent !== null) {
      const box = elements[0].getBoundingClientRect();
      const frame = this.text.getBoundingClientRect();
      if (box.top < frame.top + 60 || box.bottom > frame.bottom - 40) this.text.scrollTop += box.top - frame.top - frame.height / 3;
    }
  }

  step(direction) {
    const keys = [...this.sentences.keys()];
    if (keys.length === 0) return;
    const next = this.at < 0 ? (direction > 0 ? 0 : keys.length - 1) : (this.at + direction + keys.length) % keys.length;
    const { statements } = this.sentences.get(keys[next]);
    if (statements.length === 1) this.app.openEdge(statements[0].edge, statements[0]);
    else this.app.set({ sentence: `${this.document.id}:${keys[next]}`, edge: '', actor: '', statement: '' });
  }
}
