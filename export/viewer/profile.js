// The panel for an actor, for a sentence with several relations, and for the whole graph.
import { button, el, inSteps, name, svg } from './dom.js';
import { edgeLink, kindBadge, statementCard } from './evidence.js';
import { byStrength } from './filters.js';
import { shapeOf, shares, timeline } from './figures.js';
import { count, period } from './text.js';
import { kinds, typeWord } from './words.js';

const countBy = (items, key) => {
  const counts = {};
  for (const item of items) counts[key(item)] = (counts[key(item)] || 0) + 1;
  return counts;
};

const section = (title, ...content) => el('section', {}, el('h3', {}, title), content);

function partnersOf(actor, edges) {
  const partners = new Map();
  for (const edge of edges) {
    const other = edge.source === actor ? edge.target : edge.source;
    if (!partners.has(other)) partners.set(other, []);
    partners.get(other).push(edge);
  }
  const weight = (list) => list.reduce((sum, edge) => sum + edge.statements.length, 0);
  return [...partners].sort((a, b) => weight(b[1]) - weight(a[1]) || a[0].index - b[0].index);
}

function datedList(statements, app) {
  const dated = statements.filter((statement) => statement.dated)
    .sort((a, b) => (a.firstDay + a.lastDay < b.firstDay + b.lastDay ? -1 : 1));
  return el('ol', { class: 'dated' }, inSteps(dated, 20, (statement) => el('li', {},
    el('time', {}, period(statement.time.from, statement.time.to)), edgeLink(statement.edge, app, statement))));
}

export function actorPanel(actor, app) {
  const { state } = app;
  const edges = [...actor.edges].sort(byStrength);
  const statements = edges.flatMap((edge) => edge.statements);
  const chart = timeline(statements);
  const focused = state.focus === actor.id;
  return [
    el('h2', { tabindex: '-1', class: 'headline' }, name(actor.name, 300)),
    el('span', { class: 'badges' }, kindBadge(actor)),
    el('p', { class: 'summary' }, [count(actor.mentions, 'mention'), count(actor.documents.length, 'document'),
      count(edges.length, 'relation'), period(actor.from, actor.to)].filter(Boolean).join(' · ')),
    el('div', { class: 'actions' },
      button(focused ? 'Show the whole graph' : 'Only its relations', () => app.set({ focus: focused ? '' : actor.id, radius: 1 }))),
    actor.aliases.length > 0 && section('Also called', el('ul', { class: 'aliases' }, inSteps(actor.aliases, 16,
      ({ text, count: times }) => el('li', {}, name(text, 80), el('small', {}, ' ' + times))))),
    edges.length > 0 && section('Partners', el('div', { class: 'partners' }, inSteps(partnersOf(actor, edges), 15, ([other, shared]) =>
      el('details', {},
        el('summary', {}, name(other.name, 60), el('span', { class: 'number' }, String(shared.length)), shares(countBy(shared, (edge) => edge.polarity))),
        el('p', {}, button(`Profile of ${other.name.slice(0, 60)}`, () => app.openActor(other))),
        el('ul', { class: 'edges' }, inSteps(shared, 20, (edge) => el('li', {}, edgeLink(edge, app)))))))),
    chart && section('Over time', chart, el('details', {}, el('summary', {}, 'Dated statements in order'), datedList(statements, app))),
    actor.documents.length > 0 && section('Documents', el('ul', { class: 'edges' }, inSteps(actor.documents, 10, (document) =>
      el('li', {}, el('button', { type: 'button', class: 'link', on: { click: () => app.openDocument(document) } }, name(document.title, 90)))))),
  ];
}

export function sentencePanel(statements, app) {
  return [
    el('h2', { tabindex: '-1', class: 'headline' }, count(statements.length, 'relation') + ' in this sentence'),
    el('section', { class: 'evidence' }, statements.map((statement) => statementCard(statement, app, { withEdge: true }))),
  ];
}

/** What lines and shapes mean. */
export function key(actors) {
  const present = Object.entries(kinds).filter(([kind]) => actors.some((actor) => actor.kind === kind));
  const line = (label, properties, filled = true) => el('li', {},
    svg('svg', { viewBox: '0 0 40 12', class: 'sample', 'aria-hidden': 'true' },
      svg('line', { x1: 1, y1: 6, x2: 31, y2: 6, ...properties }),
      svg('polygon', { points: '30,2 38,6 30,10', class: filled ? properties.class : properties.class + ' hollow' })), label);
  return el('div', { class: 'key' },
    el('ul', {}, present.map(([, [word, color, shape]]) => el('li', {},
      svg('svg', { viewBox: '0 0 14 14', class: 'shape', 'aria-hidden': 'true' }, shapeOf(shape, 7, 7, 5.6, { fill: color, class: 'outlined' })), word))),
    el('ul', {},
      line('Cooperative', { class: 'cooperative' }), line('Conflictual', { class: 'conflictual' }), line('Neutral', { class: 'neutral' }),
      line('Denied', { class: 'neutral', 'stroke-dasharray': '7 4' }), line('Planned, wished …', { class: 'neutral', 'stroke-dasharray': '1.5 3' }),
      line('Attributed', { class: 'neutral' }, false)),
    el('p', {}, 'The wider a line, the more independent sources; the larger a sign, the more relations.'));
}

export function overviewPanel(app) {
  const { model, result, state } = app;
  const statements = result.edges.flatMap((edge) => edge.statements);
  const degree = new Map();
  for (const edge of result.edges) {
    for (const end of new Set([edge.source, edge.target])) {
      if (!degree.has(end)) degree.set(end, []);
      degree.get(end).push(edge);
    }
  }
  const leading = [...degree].sort((a, b) => b[1].length - a[1].length || a[0].index - b[0].index).slice(0, 10);
  const types = Object.entries(countBy(result.edges, (edge) => edge.type)).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, 10);
  const most = types.length > 0 ? types[0][1] : 1;
  const disputed = result.edges.filter((edge) => edge.disputed);
  const chart = timeline(statements, (bar) => app.set({ from: bar.from, to: bar.to }));
  return [
    el('h2', { tabindex: '-1', class: 'headline' }, 'Overview'),
    el('dl', { class: 'figures' }, [[result.actors.size, model.actors.length, 'actors'], [result.edges.length, model.edges.length, 'relations'],
      [statements.length, model.statementOf.size, 'statements'], [new Set(statements.map(({ document }) => document)).size, model.documents.length, 'documents']]
      .map(([shown, all, word]) => el('div', {}, el('dd', {}, shown.toLocaleString('en'),
        shown < all ? el('small', {}, ' of ' + all.toLocaleString('en')) : null), el('dt', {}, word)))),
    leading.length > 0 && section('Most connected', el('ol', { class: 'ranking' }, leading.map(([actor, edges]) => el('li', {},
      el('button', { type: 'button', class: 'link', on: { click: () => app.openActor(actor) } }, name(actor.name, 60)),
      el('span', { class: 'number' }, String(edges.length)), shares(countBy(edges, (edge) => edge.polarity)))))),
    types.length > 0 && section('Most frequent types', el('ol', { class: 'ranking' }, types.map(([type, number]) => el('li', {},
      el('button', { type: 'button', class: 'link', on: { click: () => app.set({ type: state.type.includes(type) ? [] : [type] }) } }, typeWord(type)),
      el('span', { class: 'number' }, String(number)),
      svg('svg', { class: 'shares', viewBox: '0 0 100 8', preserveAspectRatio: 'none', 'aria-hidden': 'true' },
        svg('rect', { x: 0, y: 0, width: (100 * number) / most, height: 8, class: 'plain' })))))),
    chart && section('Over time', chart, el('p', { class: 'small' }, 'Statements that name a time; click a year to keep only it.')),
    disputed.length > 0 && section('Disputed', el('ul', { class: 'edges' }, inSteps(disputed.sort(byStrength), 8, (edge) => el('li', {}, edgeLink(edge, app))))),
    section('How to read the picture', key([...result.actors])),
  ];
}
