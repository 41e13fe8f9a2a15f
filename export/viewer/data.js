// The graph as the page holds it: actors, edges, statements and documents that point to each other.
import { CodePoints, firstDay, fold, lastDay } from './text.js';

/** Reads what the program wrote: base64 of gzip of JSON. */
export async function readData(text) {
  const bytes = atob(text.replace(/\s+/g, ''));
  const packed = new Uint8Array(bytes.length);
  for (let i = 0; i < bytes.length; ++i) packed[i] = bytes.charCodeAt(i);
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
  return makeModel(JSON.parse(await new Response(stream).text()));
}

const piecesOf = (quote) =>
  !quote || quote.begin === null || quote.begin === undefined ? [] : quote.spans || [[quote.begin, quote.end]];

export function makeModel({ graph, drawing, texts }) {
  const documents = graph.documents.map((document, index) => ({
    index,
    id: document.id,
    path: document.path,
    title: document.title || document.path.replace(/^.*\//, ''),
    date: document.date,
    text: texts[document.id] ?? null,
    statements: [],
  }));
  const documentOf = new Map(documents.map((document) => [document.id, document]));
  const actors = graph.actors.map((actor, index) => ({
    index,
    id: actor.id,
    name: actor.name,
    kind: actor.kind,
    aliases: actor.aliases.filter(({ text }) => text !== actor.name).sort((a, b) => b.count - a.count),
    mentions: actor.mentions,
    documents: actor.documents.map((id) => documentOf.get(id)).filter(Boolean),
    from: actor.first_seen,
    to: actor.last_seen,
    drawing: drawing[actor.id] || { x: 0, y: 0, size: 10 },
    edges: [],
  }));
  const actorOf = new Map(actors.map((actor) => [actor.id, actor]));
  const statementOf = new Map();
  const edges = graph.edges.map((edge, index) => {
    const made = {
      index,
      id: edge.id,
      source: actorOf.get(edge.source),
      target: actorOf.get(edge.target),
      label: edge.label,
      lemma: edge.lemma,
      type: edge.type,
      polarity: edge.polarity,
      symmetric: edge.symmetric,
      negated: edge.negated,
      modality: edge.modality,
      attributed: edge.attributed,
      disputed: edge.disputed,
      disputedBy: edge.disputed_by || [],
      weight: edge.weight,
      documents: edge.documents,
      sources: edge.sources,
      from: edge.from,
      to: edge.to,
      statements: [],
    };
    made.statements = edge.evidence.map((triple) => {
      const statement = makeStatement(triple, made, documentOf.get(triple.document_id));
      statementOf.set(statement.id, statement);
      return statement;
    });
    made.confidence = Math.max(...made.statements.map(({ confidence }) => confidence));
    made.source.edges.push(made);
    if (made.target !== made.source) made.target.edges.push(made);
    return made;
  });
  const edgeOf = new Map(edges.map((edge) => [edge.id, edge]));
  for (const document of documents) document.statements.sort((a, b) => a.begin - b.begin || a.end - b.end);
  return { documents, actors, edges, documentOf, actorOf, edgeOf, statementOf };
}

function makeStatement(triple, edge, document) {
  const part = (quote) => (quote ? { ...quote, pieces: piecesOf(quote) } : null);
  const statement = {
    id: triple.id,
    edge,
    document,
    begin: triple.sentence.begin,
    end: triple.sentence.end,
    pieces: piecesOf(triple.sentence),
    page: triple.sentence.page,
    line: triple.sentence.line,
    quote: triple.quote,
    subject: part(triple.subject),
    relation: part(triple.relation),
    object: part(triple.object),
    attribution: part(triple.attribution),
    time: part(triple.time),
    place: part(triple.place),
    amounts: triple.amounts,
    cites: triple.cites,
    rule: triple.rule,
    confidence: triple.confidence,
  };
  statement.dated = Boolean(triple.time && (triple.time.from || triple.time.to));
  statement.firstDay = statement.dated ? firstDay(triple.time.from) : '';
  statement.lastDay = statement.dated ? lastDay(triple.time.to) : '';
  document.statements.push(statement);
  return statement;
}

/** What the search looks through, made when it is first asked for. */
export function haystack(edge) {
  edge.haystack ??= fold([edge.label, ...namesOf(edge.source), ...namesOf(edge.target),
    ...edge.statements.map((statement) => statement.quote)].join('\n'));
  return edge.haystack;
}

export function namesOf(actor) {
  return [actor.name, ...actor.aliases.map(({ text }) => text)];
}

/** The document's text, ready to be cut at offsets; null where the page does not have it. */
export function pointsOf(document) {
  if (document.text === null) return null;
  document.points ??= new CodePoints(document.text);
  return document.points;
}
