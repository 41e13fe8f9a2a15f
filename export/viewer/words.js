// What the names in the data are called on the page, and how they are drawn.

/** Kinds of actors: words, colour (that of the other exports), shape (Cytoscape.js's name). */
export const kinds = {
  state: ['State', '#56B4E9', 'ellipse'],
  organization: ['Organization', '#E69F00', 'round-rectangle'],
  armed_group: ['Armed group', '#D55E00', 'triangle'],
  person: ['Person', '#CC79A7', 'diamond'],
  people: ['People', '#F0E442', 'pentagon'],
  place: ['Place', '#009E73', 'rectangle'],
  project: ['Project', '#E69F00', 'hexagon'],
  facility: ['Facility', '#009E73', 'octagon'],
  company: ['Company', '#0072B2', 'rhomboid'],
  media: ['Media', '#0072B2', 'tag'],
  collective: ['Collective', '#F0E442', 'heptagon'],
  other: ['Other', '#999999', 'ellipse'],
};
export const kindWord = (kind) => (kinds[kind] || [kind])[0];

export const polarities = { cooperative: 'Cooperative', conflictual: 'Conflictual', neutral: 'Neutral' };

export const modalities = {
  asserted: 'Asserted',
  planned: 'Planned',
  possible: 'Possible',
  recommended: 'Recommended',
  conditional: 'Conditional',
  desired: 'Desired',
};

/** Types in the order of PLOVER's four quarters, then the standing relations. */
export const typeGroups = [
  ['Verbal cooperation', ['AGREE', 'CONSULT', 'SUPPORT', 'CONCEDE']],
  ['Material cooperation', ['COOPERATE', 'AID', 'RETREAT']],
  ['Verbal conflict', ['REQUEST', 'ACCUSE', 'REJECT', 'THREATEN']],
  ['Material conflict', ['PROTEST', 'SANCTION', 'MOBILIZE', 'COERCE', 'ASSAULT']],
  ['Standing relations',
    ['MEMBER', 'OFFICE', 'LOCATED', 'BORDER', 'ALLY', 'RIVAL', 'ECONOMIC', 'CONTROL', 'INFLUENCE', 'INTEREST', 'OTHER']],
];
export const typeWord = (type) => type.charAt(0) + type.slice(1).toLowerCase();

export const roles = { subject: 'subject', relation: 'relation', object: 'object', attribution: 'who says so', time: 'time' };

/** What an edge is beside its words, for people: `Planned`, `Denied`, `Attributed`, `Disputed`. */
export function stance(edge) {
  const words = [];
  if (edge.negated) words.push('Denied');
  if (edge.modality !== 'asserted') words.push(modalities[edge.modality] || edge.modality);
  if (edge.attributed) words.push('Attributed');
  if (edge.disputed) words.push('Disputed');
  return words;
}
