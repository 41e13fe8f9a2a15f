// The page: reads the data, holds the parts together, and answers keys.
import { readData } from './data.js';
import { append, button, byId, el } from './dom.js';
import { Documents } from './documents.js';
import { edgePanel, sayEdge } from './evidence.js';
import { filter, kMostDrawn } from './filters.js';
import { FilterPanel } from './filter_panel.js';
import { GraphView } from './graph_view.js';
import { actorPanel, key, overviewPanel, sentencePanel } from './profile.js';
import { picture, SaveMenu } from './save.js';
import { Search } from './search.js';
import { kFilterKeys, Store } from './state.js';
import { Tables } from './table.js';
import { count } from './text.js';

const kMostPrinted = 1000; // rows

class App {
  constructor(model) {
    this.model = model;
    this.store = new Store();
    document.body.classList.toggle('documents', this.state.view === 'documents');
    this.title = `Actor graph of ${count(model.documents.length, 'document')}`;
    document.title = this.title + ' · actorgraph';
    byId('title').textContent = this.title;
    this.result = filter(model, this.state);
    this.view = new GraphView(model, ({ edge, actor }) => {
      if (edge) this.openEdge(model.edgeOf.get(edge));
      else if (actor) this.openActor(model.actorOf.get(actor));
      else this.close();
    });
    this.tables = new Tables(this);
    this.documents = new Documents(this);
    this.filters = new FilterPanel(this);
    this.search = new Search(this);
    this.saving = new SaveMenu(this);
    this.store.listen((state, changed) => this.changed(changed));
    byId('signs').append(key(model.actors.filter(({ edges }) => edges.length > 0)));
    listenForViews(this);
    listenForKeys(this);
    listenForTheme(this);
    listenForSplitter(this);
    writeHelp();
    this.renderFiltered();
    this.renderView();
    this.renderPanel();
  }

  get state() {
    return this.store.state;
  }

  /** `withFocus`: the panel takes the focus, as somebody at the keyboard expects. */
  set(change, withFocus) {
    this.withFocus = withFocus;
    this.store.set(change);
    if (withFocus) this.focusPanel();
  }

  openEdge(edge, statement, withFocus) {
    this.set({ edge: edge.id, actor: '', sentence: '', statement: statement ? statement.id : '' }, withFocus);
    this.say(`${sayEdge(edge)}: ${count(edge.statements.length, 'statement')}`);
  }

  openActor(actor, withFocus, more = {}) {
    this.set({ actor: actor.id, edge: '', sentence: '', statement: '', ...more }, withFocus);
    this.view.show(actor.id);
  }

  openDocument(document, more = {}) {
    this.set({ view: 'documents', doc: document.id, ...more });
  }

  openStatement(statement) {
    this.set({ view: 'documents', doc: statement.document.id, statement: statement.id, edge: statement.edge.id, actor: '', sentence: '' });
  }

  close() {
    this.set({ edge: '', actor: '', sentence: '', statement: '' });
  }

  focusPanel() {
    byId('panel').querySelector('.headline')?.focus({ preventScroll: true });
  }

  say(text) {
    byId('status').textContent = text;
  }

  changed(changed) {
    if (kFilterKeys.some((name) => changed.has(name))) {
      this.result = filter(this.model, this.state);
      this.renderPanel();
      this.renderFiltered();
    } else if (changed.has('list') || changed.has('sort')) {
      this.tables.render();
    }
    const opened = ['edge', 'actor', 'sentence', 'statement'].some((name) => changed.has(name));
    if (opened) {
      this.renderPanel();
      this.tables.mark();
      // The picture follows once the evidence is to be seen.
      requestAnimationFrame(() => setTimeout(() => {
        this.view.mark(this.state);
        if (this.state.edge) this.view.show(this.state.edge);
      }));
    }
    if (changed.has('view')) this.renderView();
    if (this.state.view === 'documents') this.documents.render();
    if (changed.has('theme')) setTheme(this);
  }

  renderFiltered() {
    this.filters.render();
    this.search.render();
    this.view.draw(this.result);
    this.view.mark(this.state);
    this.tables.render();
    this.say(`${count(this.result.edges.length, 'relation')} among ${count(this.result.actors.size, 'actor')}`);
    this.renderNotice();
  }

  /** What the picture leaves out. */
  renderNotice() {
    const { edges, drawn, actors, drawnActors } = this.result;
    const notice = byId('notice');
    notice.hidden = drawn.length === edges.length || this.state.view === 'documents';
    if (notice.hidden) return;
    const draw = (limit, text) => [' ', button(text, () => this.set({ limit }), { class: 'link' })];
    notice.replaceChildren();
    append(notice, [`The picture shows the ${drawn.length.toLocaleString('en')} relations with most sources, among ${drawnActors.size} actors, ` +
      `of ${count(edges.length, 'relation')} among ${actors.size.toLocaleString('en')}. The table lists them all. Draw`,
    [1000, 3000].filter((limit) => limit > drawn.length && limit < edges.length).map((limit) => [draw(limit, limit.toLocaleString('en')), ' or']),
    draw(1000000, `all ${edges.length.toLocaleString('en')}`), edges.length > kMostDrawn ? ' (a large picture moves slowly)' : '']);
  }

  renderView() {
    const documents = this.state.view === 'documents';
    byId('view-graph').hidden = documents;
    byId('view-documents').hidden = !documents;
    document.body.classList.toggle('documents', documents);
    for (const [id, selected] of [['tab-graph', !documents], ['tab-documents', documents]]) {
      byId(id).setAttribute('aria-selected', String(selected));
      byId(id).tabIndex = selected ? 0 : -1;
    }
    if (documents) this.documents.render();
    else {
      this.view.resize();
      if (this.state.edge || this.state.actor) this.view.show(this.state.edge || this.state.actor);
    }
    this.renderNotice();
  }

  renderPanel() {
    const { state, model } = this;
    const edge = model.edgeOf.get(state.edge);
    const actor = model.actorOf.get(state.actor);
    const sentence = state.sentence ? Documents.statementsOf(model, state.sentence) : [];
    const panel = byId('panel');
    const opened = edge || actor || sentence.length > 0;
    const content = edge ? edgePanel(edge, this) : actor ? actorPanel(actor, this)
      : sentence.length > 0 ? sentencePanel(sentence, this) : overviewPanel(this);
    panel.replaceChildren();
    append(panel, [opened && el('div', { class: 'panel-bar' },
      state.view === 'documents' && (edge || actor) && button('Show in graph', () => this.set({ view: 'graph' })),
      button('Close', () => { this.close(); this.backToTable(); }, { class: 'close', title: 'Close ( Esc )' })), ...content]);
    panel.scrollTop = 0;
    panel.setAttribute('aria-label', edge ? 'Evidence' : actor ? 'Actor' : opened ? 'Sentence' : 'Overview');
  }

  backToTable() {
    if (this.state.view === 'graph') this.tables.focusMarked();
  }
}

function listenForViews(app) {
  const tabs = [byId('tab-graph'), byId('tab-documents')];
  tabs[0].addEventListener('click', () => app.set({ view: 'graph' }));
  tabs[1].addEventListener('click', () => app.set({ view: 'documents' }));
  // Arrow keys within a list of tabs.
  document.addEventListener('keydown', (event) => {
    const tab = event.target.closest?.('[role=tab]');
    if (!tab || (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight')) return;
    const all = [...tab.parentElement.querySelectorAll('[role=tab]')];
    const next = all[(all.indexOf(tab) + (event.key === 'ArrowRight' ? 1 : all.length - 1)) % all.length];
    next.click();
    byId(next.id).focus();
  });
  byId('skip').addEventListener('click', (event) => {
    event.preventDefault();
    app.set({ view: 'graph' });
    app.tables.focusMarked();
  });
}

function listenForKeys(app) {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = event.target.closest?.('input, select, textarea');
    if (event.key === 'Escape' && !byId('help-text').open) {
      const { edge, actor, sentence } = app.state;
      if (!edge && !actor && !sentence) return;
      const row = app.tables.body.querySelector(`tr[data-id="${CSS.escape(edge || actor)}"]`);
      app.close();
      if (row && app.state.view === 'graph') row.focus();
    } else if (event.key === '/' && !typing) {
      event.preventDefault();
      byId('search').focus();
      byId('search').select();
    } else if (event.key === '?' && !typing) {
      byId('help-text').showModal();
    }
  });
  byId('help').addEventListener('click', () => byId('help-text').showModal());
}

function setTheme(app) {
  const { theme } = app.state;
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
  const dark = theme ? theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  const control = byId('theme');
  control.textContent = dark ? '☀' : '☾';
  control.title = dark ? 'Light colours' : 'Dark colours';
  control.setAttribute('aria-label', control.title);
  app.view.recolor();
}

function listenForTheme(app) {
  const system = matchMedia('(prefers-color-scheme: dark)');
  system.addEventListener('change', () => setTheme(app));
  byId('theme').addEventListener('click', () => {
    const dark = app.state.theme ? app.state.theme === 'dark' : system.matches;
    app.set({ theme: dark ? 'light' : 'dark' });
  });
  setTheme(app);
  // On paper: white whatever the screen has, the picture in vectors with what its signs mean, the table whole.
  addEventListener('beforeprint', () => {
    document.documentElement.dataset.theme = 'light';
    append(byId('paper'), [picture(app.view, app.title), key([...app.result.drawnActors])]);
    app.tables.fill(kMostPrinted);
  });
  addEventListener('afterprint', () => {
    byId('paper').replaceChildren();
    setTheme(app);
  });
}

function listenForSplitter(app) {
  const splitter = byId('splitter');
  const tables = byId('tables');
  const set = (height) => {
    const most = byId('view-graph').clientHeight - 120;
    const kept = Math.max(60, Math.min(height, most));
    tables.style.height = `${kept}px`;
    splitter.setAttribute('aria-valuenow', String(Math.round((100 * kept) / Math.max(1, most))));
    app.view.resize();
  };
  splitter.addEventListener('pointerdown', (event) => {
    splitter.setPointerCapture(event.pointerId);
    const bottom = tables.getBoundingClientRect().bottom;
    const move = (moved) => set(bottom - moved.clientY);
    splitter.addEventListener('pointermove', move);
    splitter.addEventListener('pointerup', () => splitter.removeEventListener('pointermove', move), { once: true });
  });
  splitter.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowUp') set(tables.clientHeight + 40);
    else if (event.key === 'ArrowDown') set(tables.clientHeight - 40);
    else return;
    event.preventDefault();
  });
  splitter.setAttribute('aria-valuenow', '35');
}

function writeHelp() {
  const keys = [['/', 'search'], ['Tab', 'from part to part'], ['↑ ↓', 'from row to row in a table; the picture shows where it is'],
    ['Enter', 'the evidence of a relation, the profile of an actor'], ['Esc', 'close the panel, back to the row'],
    ['← →', 'between tabs'], ['?', 'this help']];
  append(byId('help-text'), [
    el('h2', { id: 'help-title' }, 'How to use this page'),
    el('p', {}, 'Each line in the picture is a relation that some sentence states. Click it, or press Enter on its row, and read every sentence behind it ' +
      'with subject, relation and object marked. Everything is in this one file: it needs no network and sends nothing.'),
    el('p', {}, 'A denial, a plan or a possibility is a line of its own and never counts for the deed. The address keeps what you see: copy it to come back.'),
    el('dl', { class: 'keys' }, keys.map(([name, word]) => el('div', {}, el('dt', {}, el('kbd', {}, name)), el('dd', {}, word)))),
    el('form', { method: 'dialog' }, button('Close', () => byId('help-text').close())),
  ]);
}

async function start() {
  try {
    if (typeof DecompressionStream === 'undefined') throw new Error('this browser is too old to unpack the data (Chrome 80, Firefox 113 or Safari 16.4 can)');
    const data = byId('data');
    const model = await readData(data.textContent);
    data.remove();
    const app = new App(model);
    app.view.cy.one('render', () => {
      // For whoever measures it: milliseconds from the start to the first picture.
      document.documentElement.dataset.firstPicture = String(Math.round(performance.now()));
    });
    window.actorgraph = app;
  } catch (error) {
    byId('main').replaceChildren(el('p', { class: 'note', role: 'alert' }, `The page cannot be shown: ${error.message}`));
    throw error;
  }
}
start();
