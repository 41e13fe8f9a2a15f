// Which relations pass the filters, which of them are drawn, and how many each choice of a filter would leave.
import { haystack } from './data.js';
import { firstDay, fold, isDate, lastDay } from './text.js';

/** What stays fluid on a weak machine. Of a larger graph the picture starts with what can also be read. */
export const kMostDrawn = 1000;
export const kMostActors = 300;
const kStart = 300;

const kFacets = ['kind', 'type', 'polarity', 'modality', 'document'];

/** Whether the filters on documents and time keep a statement. */
export function passes(statement, state) {
  if (state.document.length > 0 && !state.document.includes(statement.document.id)) return false;
  return inTime(statement, state);
}

function inTime(statement, { from, to }) {
  const after = isDate(from);
  const before = isDate(to);
  if (!after && !before) return true;
  if (!statement.dated) return false;
  return !(after && statement.lastDay < firstDay(from)) && !(before && statement.firstDay > lastDay(to));
}

/** Actors within `radius` steps of one. */
function around(actor, radius) {
  const found = new Set([actor]);
  let border = [actor];
  for (let step = 0; step < radius; ++step) {
    const next = [];
    for (const each of border) {
      for (const edge of each.edges) {
        for (const end of [edge.source, edge.target]) {
          if (!found.has(end)) {
            found.add(end);
            next.push(end);
          }
        }
      }
    }
    border = next;
  }
  return found;
}

const valuesOf = {
  kind: (edge) => (edge.source.kind === edge.target.kind ? [edge.source.kind] : [edge.source.kind, edge.target.kind]),
  type: (edge) => [edge.type],
  polarity: (edge) => [edge.polarity],
  modality: (edge) => [edge.modality],
  document: (edge) => (edge.documentIds ??= [...new Set(edge.statements.map((statement) => statement.document.id))]),
};

/** `edges`: all that pass, `drawn`: the strongest of them, `actors` and `drawnActors`: their ends, and for each facet
 * how many edges each of its values has among those that the other filters leave. */
export function filter(model, state) {
  const wanted = Object.fromEntries(kFacets.map((facet) => [facet, new Set(state[facet])]));
  const words = fold(state.q).split(/\s+/).filter(Boolean);
  const focus = model.actorOf.get(state.focus);
  const near = focus ? around(focus, state.radius || 1) : null;
  const counts = Object.fromEntries(kFacets.map((facet) => [facet, new Map()]));
  const isTimed = isDate(state.from) || isDate(state.to);
  const edges = [];
  for (const edge of model.edges) {
    if (state.negated && edge.negated !== (state.negated === 'only')) continue;
    if (state.attributed && edge.attributed !== (state.attributed === 'only')) continue;
    if (state.disputed && !edge.disputed) continue;
    if (edge.sources < state.sources) continue;
    // One step: the actor's own relations; more: all relations among those near it.
    if (near && (state.radius > 1 ? !near.has(edge.source) || !near.has(edge.target) : edge.source !== focus && edge.target !== focus)) {
      continue;
    }
    if (words.length > 0) {
      const text = haystack(edge);
      if (!words.every((word) => text.includes(word))) continue;
    }
    if (isTimed && !edge.statements.some((statement) => inTime(statement, state))) continue;
    const failed = kFacets.filter((facet) => wanted[facet].size > 0 && !hasFacet(edge, facet, wanted[facet], state));
    if (failed.length > 1) continue;
    for (const facet of failed.length === 1 ? failed : kFacets) {
      for (const value of valuesOf[facet](edge)) counts[facet].set(value, (counts[facet].get(value) || 0) + 1);
    }
    if (failed.length === 0) edges.push(edge);
  }
  return { edges, counts, ...strongest(edges, state.limit), actors: endsOf(edges) };
}

function hasFacet(edge, facet, wanted, state) {
  // Both ends, as the program's own filter has it.
  if (facet === 'kind') return wanted.has(edge.source.kind) && wanted.has(edge.target.kind);
  if (facet === 'document') return edge.statements.some((statement) => passes(statement, state));
  return valuesOf[facet](edge).some((value) => wanted.has(value));
}

export function endsOf(edges) {
  const actors = new Set();
  for (const edge of edges) actors.add(edge.source).add(edge.target);
  return actors;
}

export const byStrength = (a, b) => b.sources - a.sources || b.weight - a.weight || b.confidence - a.confidence || a.index - b.index;

function strongest(edges, limit) {
  const mostActors = limit ? Infinity : kMostActors;
  if (edges.length <= (limit || kMostDrawn) && endsOf(edges).size <= mostActors) return { drawn: edges, drawnActors: endsOf(edges) };
  const most = limit || kStart;
  const drawn = [];
  const drawnActors = new Set();
  for (const edge of [...edges].sort(byStrength)) {
    if (drawn.length === most) break;
    const ends = new Set([edge.source, edge.target]);
    const fresh = [...ends].filter((end) => !drawnActors.has(end));
    if (drawnActors.size + fresh.length > mostActors) continue;
    for (const end of fresh) drawnActors.add(end);
    drawn.push(edge);
  }
  return { drawn, drawnActors };
}
