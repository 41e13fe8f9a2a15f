// Files that the reader takes away: the picture as SVG and PNG, the table as CSV.
import { byId, el, svg } from './dom.js';
import { drawnName, edgeWidth, isUnsure, palette } from './graph_view.js';
import { shapeOf } from './figures.js';
import { csvCell } from './text.js';
import { kinds } from './words.js';

function download(blob, file) {
  const link = el('a', { href: URL.createObjectURL(blob), download: file });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

const kRelationColumns = [
  ['From id', (edge) => edge.source.id], ['From', (edge) => edge.source.name], ['From kind', (edge) => edge.source.kind],
  ['Relation', (edge) => edge.label], ['Lemma', (edge) => edge.lemma],
  ['To id', (edge) => edge.target.id], ['To', (edge) => edge.target.name], ['To kind', (edge) => edge.target.kind],
  ['Type', (edge) => edge.type], ['Polarity', (edge) => edge.polarity], ['Modality', (edge) => edge.modality],
  ['Negated', (edge) => edge.negated], ['Attributed', (edge) => edge.attributed], ['Disputed', (edge) => edge.disputed],
  ['Symmetric', (edge) => edge.symmetric], ['Time from', (edge) => edge.from], ['Time to', (edge) => edge.to],
  ['Weight', (edge) => edge.weight], ['Statements', (edge) => edge.statements.length], ['Documents', (edge) => edge.documents],
  ['Sources', (edge) => edge.sources], ['Quote', (edge) => edge.statements[0].quote], ['Document', (edge) => edge.statements[0].document.path],
  ['Page', (edge) => edge.statements[0].page], ['Line', (edge) => edge.statements[0].line], ['Id', (edge) => edge.id],
];
const kActorColumns = [
  ['Id', (actor) => actor.id], ['Name', (actor) => actor.name], ['Kind', (actor) => actor.kind],
  ['Aliases', (actor) => actor.aliases.map(({ text }) => text).join('; ')], ['Mentions', (actor) => actor.mentions],
  ['Relations', (actor) => actor.edges.length], ['Documents', (actor) => actor.documents.length],
  ['First dated', (actor) => actor.from], ['Last dated', (actor) => actor.to],
];

/** The rows of the table as they stand, with a mark for spreadsheets that it is UTF-8. */
export function tableAsCsv(items) {
  const columns = items.length > 0 && !items[0].source ? kActorColumns : kRelationColumns;
  const rows = items.map((item) => columns.map(([, value]) => csvCell(value(item))).join(','));
  return '\ufeff' + [columns.map(([title]) => title).join(','), ...rows].join('\n') + '\n';
}

/** The picture as it is drawn, whole, in vectors and with text that can be searched. */
export function picture(view, title) {
  const { cy, model } = view;
  const colors = palette();
  const box = cy.elements().boundingBox();
  const margin = 20;
  const round = (number) => Number(number.toFixed(2));
  const root = svg('svg', { xmlns: 'http://www.w3.org/2000/svg', role: 'img', 'font-family': 'Noto Sans, DejaVu Sans, sans-serif',
    viewBox: [box.x1 - margin, box.y1 - margin, box.w + 2 * margin, box.h + 2 * margin].map(round).join(' ') },
  svg('title', {}, title),
  svg('desc', {}, `${cy.edges().length} relations among ${cy.nodes().length} actors. Colour: cooperative, conflictual, neutral; dashed: denied; dotted: planned or possible; hollow arrow: attributed.`),
  svg('rect', { x: round(box.x1 - margin), y: round(box.y1 - margin), width: round(box.w + 2 * margin), height: round(box.h + 2 * margin), fill: colors.paper }));
  const faded = (element) => (element.hasClass('faded') ? { opacity: 0.15 } : {});
  for (const element of cy.edges().toArray()) root.append(edgeAsSvg(element, model.edgeOf.get(element.id()), colors, faded(element), round));
  for (const element of cy.nodes().toArray()) {
    const actor = model.actorOf.get(element.id());
    const { x, y } = element.position();
    const size = element.width() / 2;
    const font = element.data('font');
    root.append(svg('g', { id: actor.id, ...faded(element) }, svg('title', {}, cleanXml(actor.name)),
      shapeOf(kinds[actor.kind][2], x, y, size, { fill: kinds[actor.kind][1], stroke: colors.outline, 'stroke-width': 1.2 }),
      !element.hasClass('silent') && svg('text', { x: round(x), y: round(y + size + 3 + font * 0.85), 'text-anchor': 'middle', 'font-size': round(font), fill: colors.text,
        stroke: colors.paper, 'stroke-width': 3, 'stroke-linejoin': 'round', 'paint-order': 'stroke' }, cleanXml(drawnName(actor.name)))));
  }
  return root;
}

// XMLSerializer lets through what XML forbids.
const cleanXml = (text) => text.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '');

function edgeAsSvg(element, edge, colors, faded, round) {
  const color = colors[edge.polarity];
  const start = element.sourceEndpoint();
  const end = element.targetEndpoint();
  const controls = element.controlPoints() || [];
  let path = `M${round(start.x)} ${round(start.y)}`;
  controls.forEach((point, i) => {
    const next = controls[i + 1];
    const to = next ? { x: (point.x + next.x) / 2, y: (point.y + next.y) / 2 } : end;
    path += `Q${round(point.x)} ${round(point.y)} ${round(to.x)} ${round(to.y)}`;
  });
  if (controls.length === 0) path += `L${round(end.x)} ${round(end.y)}`;
  const dash = edge.negated ? (isUnsure(edge) ? '7 3 1.5 3' : '7 4') : isUnsure(edge) ? '1.5 3' : null;
  const arrow = (tip, from) => {
    const angle = Math.atan2(tip.y - from.y, tip.x - from.x);
    const size = 5 + 2 * edgeWidth(edge);
    const corner = (turn) => `${round(tip.x - size * Math.cos(angle + turn))},${round(tip.y - size * Math.sin(angle + turn))}`;
    return svg('polygon', { points: `${round(tip.x)},${round(tip.y)} ${corner(0.4)} ${corner(-0.4)}`, stroke: color, 'stroke-width': 1,
      fill: edge.attributed ? colors.paper : color });
  };
  const middle = element.midpoint();
  return svg('g', { id: edge.id, ...faded }, svg('title', {}, cleanXml(`${edge.source.name} — ${edge.label} — ${edge.target.name}`)),
    svg('path', { d: path, fill: 'none', stroke: color, 'stroke-width': round(edgeWidth(edge)), 'stroke-opacity': 0.8, 'stroke-dasharray': dash }),
    arrow(end, controls[controls.length - 1] || start),
    edge.symmetric && arrow(start, controls[0] || end),
    (element.hasClass('labelled') || element.hasClass('chosen')) && svg('text', { x: round(middle.x), y: round(middle.y), 'text-anchor': 'middle', 'font-size': element.data('font'), fill: colors.text,
      stroke: colors.paper, 'stroke-width': 3, 'paint-order': 'stroke' }, cleanXml(drawnName(edge.label))));
}

export class SaveMenu {
  constructor(app) {
    this.app = app;
    this.opener = byId('save');
    this.menu = byId('save-menu');
    const entries = [
      ['Picture as PNG', () => this.png()],
      ['Picture as SVG', () => download(new Blob([new XMLSerializer().serializeToString(picture(app.view, app.title))], { type: 'image/svg+xml' }), 'actors.svg')],
      ['Table as CSV', () => download(new Blob([tableAsCsv(app.tables.items)], { type: 'text/csv' }), app.state.list === 'actors' ? 'actors.csv' : 'relations.csv')],
      ['Print …', () => window.print()],
    ];
    this.menu.append(...entries.map(([word, action]) => el('button', { type: 'button', role: 'menuitem', tabindex: '-1', on: { click: () => {
      this.show(false);
      this.opener.focus();
      action();
    } } }, word)));
    this.opener.addEventListener('click', () => this.show(this.menu.hidden, true));
    this.menu.addEventListener('keydown', (event) => this.press(event));
    document.addEventListener('click', (event) => {
      if (!this.menu.hidden && !event.target.closest('.menu')) this.show(false);
    });
  }

  async png() {
    const blob = await this.app.view.cy.png({ output: 'blob-promise', full: true, scale: 2, maxWidth: 6000, maxHeight: 6000, bg: palette().paper });
    download(blob, 'actors.png');
  }

  show(open, withFocus) {
    this.menu.hidden = !open;
    this.opener.setAttribute('aria-expanded', String(open));
    if (open && withFocus) this.menu.firstChild.focus();
  }

  press(event) {
    const items = [...this.menu.children];
    const index = items.indexOf(document.activeElement);
    if (event.key === 'Escape' || event.key === 'Tab') {
      this.show(false);
      this.opener.focus();
      event.stopPropagation();
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      items[(index + (event.key === 'ArrowDown' ? 1 : items.length - 1)) % items.length].focus();
    }
  }
}
