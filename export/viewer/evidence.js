// The panel for an edge: what it says, and every sentence that says so.
import { button, cut, el, inSteps, name } from './dom.js';
import { passes } from './filters.js';
import { CodePoints, count, period, sweep, within } from './text.js';
import { kindWord, polarities, stance, typeWord } from './words.js';

const kStep = 25;
const kRoles = ['subject', 'relation', 'object', 'attribution', 'time', 'place'];

/** Badges for what an edge is beside its words. */
export function badges(edge) {
  return el('span', { class: 'badges' },
    el('span', { class: 'badge ' + edge.polarity }, polarities[edge.polarity] || edge.polarity),
    el('span', { class: 'badge type' }, typeWord(edge.type)),
    stance(edge).map((word) => el('span', { class: 'badge ' + word.toLowerCase() }, word)));
}

/** Subject → label → object, as buttons that open the actors. */
export function headline(edge, app, level = 'h2') {
  const actor = (each) => el('button', { type: 'button', class: 'link', on: { click: () => app.openActor(each) } }, name(each.name));
  return el(level, { tabindex: '-1', class: 'headline' }, actor(edge.source), ' ',
    el('span', { class: 'verb ' + edge.polarity }, edge.symmetric ? '↔ ' : '', name(edge.label), edge.symmetric ? '' : ' →'), ' ',
    actor(edge.target));
}

/** The sentence with its parts marked; nested marks carry several classes. */
export function markedQuote(statement) {
  const quote = new CodePoints(statement.quote);
  const marks = [];
  for (const role of kRoles) {
    if (!statement[role]) continue;
    for (const [begin, end] of within(statement[role].pieces, statement.pieces)) marks.push({ begin, end, role });
  }
  const nodes = [];
  sweep(quote.length, marks, (begin, end, roles) => {
    const text = quote.slice(begin, end);
    nodes.push(roles.length === 0 ? text : el('mark', { class: roles.join(' ') }, text));
  });
  return el('blockquote', { dir: 'auto' }, nodes);
}

function speakers(attribution) {
  const chain = [];
  for (let each = attribution; each; each = each.attribution) chain.push(each);
  return chain.map((each, i) => [i > 0 ? ', relying on ' : '', name(each.name), each.cue ? ` (“${cut(each.cue, 60)}”)` : '']);
}

/** `“…” Title (date), p. 3, line 88. path [s…]` */
export function citation(statement) {
  const { document } = statement;
  const place = [statement.page ? `p. ${statement.page}` : '', `line ${statement.line}`].filter(Boolean).join(', ');
  return `“${statement.quote.replace(/\s+/g, ' ').trim()}” ${document.title}${document.date ? ` (${document.date})` : ''}, ${place}. ` +
    `${document.path}, characters ${statement.begin} to ${statement.end}.`;
}

async function copy(text, control, app) {
  const before = control.textContent;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = el('textarea', { class: 'hidden', 'aria-hidden': 'true' });
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand('copy');
    area.remove();
    control.focus();
  }
  control.textContent = 'Copied';
  app.say('Citation copied');
  setTimeout(() => { control.textContent = before; }, 1500);
}

/** One sentence of evidence. */
export function statementCard(statement, app, { withEdge = false } = {}) {
  const { document, edge } = statement;
  const facts = [];
  const fact = (word, ...content) => facts.push(el('div', {}, el('dt', {}, word), el('dd', {}, content)));
  if (statement.attribution) fact('Says who', speakers(statement.attribution));
  if (statement.time) fact('When', name(statement.time.text, 80), statement.dated ? ` (${period(statement.time.from, statement.time.to)})` : '');
  if (statement.place) fact('Where', name(statement.place.name, 80));
  if (statement.amounts.length > 0) {
    fact('Amounts', statement.amounts.map((amount, i) => [i > 0 ? '; ' : '', name(amount.text || `${amount.value} ${amount.unit || ''}`, 80)]));
  }
  for (const cite of statement.cites) {
    fact('Footnote ' + cut(cite.mark, 12), el('cite', { dir: 'auto' }, cut(cite.text || '', 1200)),
      // An address is shown and never turned into something to click: the page goes nowhere.
      cite.url && !(cite.text || '').includes(cite.url) ? el('span', { class: 'url' }, ' ' + cut(cite.url, 400)) : null);
  }
  const where = [document.date, statement.page ? `page ${statement.page}` : null, `line ${statement.line}`].filter(Boolean).join(' · ');
  return el('article', { class: 'statement', 'data-statement': statement.id, 'aria-label': `Statement in ${cut(document.title, 80)}` },
    withEdge && el('div', { class: 'card-head' }, headline(edge, app, 'h3'), badges(edge)),
    markedQuote(statement),
    el('p', { class: 'where' }, el('span', { class: 'doc-title', title: document.path }, name(document.title, 90)), el('span', {}, ' · ' + where)),
    facts.length > 0 && el('dl', {}, facts),
    el('div', { class: 'actions' },
      button('Show in document', () => app.openStatement(statement)),
      withEdge && button('Open relation', () => app.openEdge(edge, statement)),
      button('Copy citation', (event) => copy(citation(statement), event.currentTarget, app)),
      el('span', { class: 'rule', title: 'The rule that made this statement, and how often it is right' },
        `${statement.rule} · ${Math.round(100 * statement.confidence)} %`)));
}

export function legendOfMarks() {
  return el('p', { class: 'marks' }, 'Marked: ',
    ['subject', 'relation', 'object', 'attribution'].map((role) => [el('mark', { class: role + ' plain' }, role === 'attribution' ? 'who says so' : role), ' ']));
}

export function edgePanel(edge, app) {
  const { state, model } = app;
  const kept = edge.statements.filter((statement) => passes(statement, state));
  const others = edge.statements.filter((statement) => !passes(statement, state));
  // The statement that was jumped from stands first.
  const chosen = kept.findIndex((statement) => statement.id === state.statement);
  if (chosen > 0) kept.unshift(...kept.splice(chosen, 1));
  const disputers = edge.disputedBy.map((id) => model.edgeOf.get(id)).filter(Boolean);
  return [
    headline(edge, app),
    badges(edge),
    el('p', { class: 'summary' },
      [count(edge.statements.length, 'statement'), count(edge.documents, 'document'), count(edge.sources, 'independent source'),
        period(edge.from, edge.to)].filter(Boolean).join(' · ')),
    disputers.length > 0 && el('section', { class: 'disputed-by' }, el('h3', {}, 'The opposite is also said'),
      el('ul', { class: 'edges' }, disputers.map((other) => el('li', {}, edgeLink(other, app))))),
    legendOfMarks(),
    el('section', { class: 'evidence', 'aria-label': 'Evidence' }, inSteps(kept, kStep, (statement) => statementCard(statement, app))),
    others.length > 0 && el('details', { class: 'others' },
      el('summary', {}, `${count(others.length, 'statement')} outside of the filters`),
      inSteps(others, kStep, (statement) => statementCard(statement, app))),
  ];
}

export const sayEdge = (edge) =>
  `${cut(edge.source.name, 60)} ${cut(edge.label, 60)} ${cut(edge.target.name, 60)}${stance(edge).map((word) => ', ' + word.toLowerCase()).join('')}`;

/** A line that opens an edge. */
export function edgeLink(edge, app, statement) {
  return el('button', { type: 'button', class: 'edge-link', on: { click: () => app.openEdge(edge, statement) } },
    el('span', { class: 'dot ' + edge.polarity, 'aria-hidden': 'true' }), name(edge.source.name, 50), ' ',
    el('span', { class: 'verb' }, name(edge.label, 60)), ' ', name(edge.target.name, 50),
    stance(edge).map((word) => el('span', { class: 'badge small ' + word.toLowerCase() }, word)));
}

export const kindBadge = (actor) => el('span', { class: 'badge kind' }, kindWord(actor.kind));
