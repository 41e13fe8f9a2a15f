// The picture: Cytoscape.js on a canvas. Positions come with the data, so that everybody sees the same picture.
import cytoscape from 'cytoscape';
import { byId, cut } from './dom.js';
import { kinds } from './words.js';

const kBundle = 90; // how wide parallel edges may spread
const kStretch = 1.45; // screens are wide
const kLabelAll = 60; // so few edges are labelled at any zoom

export function palette() {
  const style = getComputedStyle(document.documentElement);
  const read = (name) => style.getPropertyValue('--' + name).trim();
  return {
    paper: read('paper'), text: read('text'), faint: read('faint'), accent: read('accent'), outline: read('node-outline'),
    cooperative: read('cooperative'), conflictual: read('conflictual'), neutral: read('neutral'),
  };
}

/** Labels are drawn by themselves; what turns the direction of writing would only make them unreadable. */
export const drawnName = (text) => cut(text.replace(/[\u0000-\u001f\u202a-\u202e\u2066-\u2069]/g, ' '), 34);

const nodeData = (actor) => ({
  id: actor.id,
  label: drawnName(actor.name),
  size: 7 + actor.drawing.size,
  font: 12,
});
export const edgeWidth = (edge) => 1 + 3 * Math.min(1, Math.log2(edge.sources || 1) / 5);
const edgeData = (edge, parallel) => ({
  id: edge.id,
  source: edge.source.id,
  target: edge.target.id,
  label: drawnName(edge.label),
  width: edgeWidth(edge),
  step: Math.min(26, kBundle / parallel),
});
const pairOf = ({ source, target }) => (source.index < target.index ? `${source.index} ${target.index}` : `${target.index} ${source.index}`);
export const isUnsure = (edge) => edge.modality !== 'asserted';
const edgeClasses = (edge) => [edge.polarity, edge.negated && 'negated', isUnsure(edge) && 'unsure', edge.attributed && 'attributed',
  edge.symmetric && 'symmetric'].filter(Boolean).join(' ');

function styleSheet(colors) {
  const sheet = [
    { selector: 'node', style: {
      width: 'data(size)', height: 'data(size)', label: 'data(label)', 'font-size': 'data(font)',
      'font-family': 'system-ui, "Segoe UI", "Noto Sans", "DejaVu Sans", sans-serif',
      color: colors.text, 'text-outline-color': colors.paper, 'text-outline-width': 2, 'text-outline-opacity': 0.85,
      'text-valign': 'bottom', 'text-margin-y': 2, 'border-width': 1.2, 'border-color': colors.outline,
      'overlay-opacity': 0 } },
    { selector: 'edge', style: {
      width: 'data(width)', 'curve-style': 'bezier', 'control-point-step-size': 'data(step)', 'line-color': colors.neutral,
      'target-arrow-color': colors.neutral, 'source-arrow-color': colors.neutral, 'target-arrow-shape': 'triangle',
      'arrow-scale': 0.75, 'line-opacity': 0.75, 'font-size': 9, 'min-zoomed-font-size': 10, color: colors.text,
      'font-family': 'system-ui, "Segoe UI", "Noto Sans", "DejaVu Sans", sans-serif',
      'text-background-color': colors.paper, 'text-background-opacity': 0.85, 'text-background-padding': 1,
      'text-rotation': 'autorotate', 'overlay-opacity': 0, 'loop-direction': '-45deg', 'loop-sweep': '60deg' } },
    { selector: 'node.silent', style: { 'text-opacity': 0 } },
    { selector: 'edge.labelled', style: { label: 'data(label)' } },
    { selector: 'edge.symmetric', style: { 'source-arrow-shape': 'triangle' } },
    { selector: 'edge.negated', style: { 'line-style': 'dashed', 'line-dash-pattern': [7, 4] } },
    { selector: 'edge.unsure', style: { 'line-style': 'dotted' } },
    { selector: 'edge.negated.unsure', style: { 'line-style': 'dashed', 'line-dash-pattern': [7, 3, 1.5, 3] } },
    { selector: 'edge.attributed', style: { 'target-arrow-fill': 'hollow', 'source-arrow-fill': 'hollow' } },
  ];
  for (const [kind, [, color, shape]] of Object.entries(kinds)) {
    sheet.push({ selector: `node.${kind}`, style: { 'background-color': color, shape } });
  }
  for (const polarity of ['cooperative', 'conflictual', 'neutral']) {
    const color = colors[polarity];
    sheet.push({ selector: `edge.${polarity}`, style: { 'line-color': color, 'target-arrow-color': color, 'source-arrow-color': color } });
  }
  sheet.push(
    { selector: '.faded', style: { opacity: 0.16, 'z-index': 0 } },
    { selector: 'node.near', style: { 'z-index': 8 } },
    { selector: 'node.chosen', style: { 'border-width': 4, 'border-color': colors.accent, 'text-opacity': 1, 'font-weight': 'bold', 'z-index': 10 } },
    { selector: 'edge.near', style: { 'line-opacity': 0.95, 'z-index': 7 } },
    { selector: 'edge.hint, edge.chosen', style: {
      label: 'data(label)', 'font-size': 11, 'min-zoomed-font-size': 0, 'line-opacity': 1, 'underlay-color': colors.accent,
      'underlay-opacity': 0.35, 'underlay-padding': 4, 'z-index': 9 } },
    { selector: 'edge.chosen', style: { 'underlay-opacity': 0.55, 'underlay-padding': 6 } },
    { selector: 'node.hint', style: { 'border-width': 3, 'border-color': colors.accent, 'text-opacity': 1, 'z-index': 9 } },
  );
  return sheet;
}

export class GraphView {
  /** `chosen({edge})`, `chosen({actor})` or `chosen({})`: what the reader clicks. */
  constructor(model, chosen) {
    this.model = model;
    this.container = byId('graph');
    this.cy = cytoscape({
      container: this.container,
      style: styleSheet(palette()),
      layout: { name: 'preset' },
      minZoom: 0.08,
      maxZoom: 5,
      boxSelectionEnabled: false,
      autounselectify: true,
      textureOnViewport: true,
      hideLabelsOnViewport: true,
    });
    this.cy.on('tap', (event) => {
      if (event.target === this.cy) chosen({});
      else if (event.target.isNode()) chosen({ actor: event.target.id() });
      else chosen({ edge: event.target.id() });
    });
    this.cy.on('mouseover', 'node, edge', (event) => {
      event.target.addClass('hint');
      this.container.style.cursor = 'pointer';
    });
    this.cy.on('mouseout', 'node, edge', (event) => {
      event.target.removeClass('hint');
      this.container.style.cursor = '';
    });
    byId('zoom-in').addEventListener('click', () => this.zoom(1.35));
    byId('zoom-out').addEventListener('click', () => this.zoom(1 / 1.35));
    byId('fit').addEventListener('click', () => this.fit());
    this.cy.on('zoom', () => {
      clearTimeout(this.labelling);
      this.labelling = setTimeout(() => this.placeLabels(), 120);
    });
    new ResizeObserver(() => this.resize()).observe(this.container);
  }

  /** Draws these and nothing else. */
  draw({ drawn, drawnActors, edges, actors }) {
    const { cy } = this;
    const wanted = new Set([...drawn, ...drawnActors].map(({ id }) => id));
    const first = cy.elements().empty();
    const parallel = new Map();
    for (const edge of drawn) parallel.set(pairOf(edge), (parallel.get(pairOf(edge)) || 0) + 1);
    cy.batch(() => {
      cy.elements().filter((element) => !wanted.has(element.id())).remove();
      const added = [];
      for (const actor of drawnActors) {
        if (cy.getElementById(actor.id).nonempty()) continue;
        const { x, y } = actor.drawing;
        added.push({ group: 'nodes', data: nodeData(actor), position: { x: x * kStretch, y }, classes: actor.kind });
      }
      for (const edge of drawn) {
        const width = parallel.get(pairOf(edge));
        const there = cy.getElementById(edge.id);
        if (there.nonempty()) there.data('step', Math.min(26, kBundle / width));
        else added.push({ group: 'edges', data: edgeData(edge, width), classes: edgeClasses(edge) });
      }
      cy.add(added);
      cy.edges().toggleClass('labelled', drawn.length <= kLabelAll);
    });
    byId('nothing').hidden = edges.length > 0;
    this.container.setAttribute('aria-label', `Picture of ${drawn.length} relations among ${drawnActors.size} actors` +
      (edges.length > drawn.length ? `, the strongest of ${edges.length} among ${actors.size}` : '') +
      '. The table below lists them all.');
    if (first || !this.moved) this.fit();
    this.placeLabels();
  }

  /** Names keep their size on the screen, the strongest actors are named first, and no name covers another. */
  placeLabels() {
    const { cy } = this;
    const zoom = cy.zoom();
    const taken = [];
    const nodes = cy.nodes().toArray().map((node) => ({ node, strength: (node.hasClass('near') || node.hasClass('chosen') ? 1e6 : 0) + node.degree(true) }))
      .sort((a, b) => b.strength - a.strength || (a.node.id() < b.node.id() ? -1 : 1));
    cy.batch(() => {
      for (const { node, strength } of nodes) {
        const pixels = strength >= 1e6 ? 13 : Math.min(15, 10.5 + strength / 25);
        const { x, y } = node.renderedPosition();
        const half = (node.data('label').length * pixels * 0.58) / 2 + 2;
        const top = y + (node.data('size') * zoom) / 2 + 2;
        const box = [x - half, top, x + half, top + pixels * 1.3];
        const free = taken.every((other) => box[2] < other[0] || box[0] > other[2] || box[3] < other[1] || box[1] > other[3]);
        if (free) taken.push(box);
        node.data('font', Math.round((100 * pixels) / zoom) / 100);
        node.toggleClass('silent', !free);
      }
    });
  }

  /** Marks what the panel shows: an edge with its ends, or an actor with its neighbours. */
  mark({ edge, actor }) {
    const { cy } = this;
    const center = cy.getElementById(edge || actor || ' ');
    cy.batch(() => {
      cy.elements().removeClass('chosen near faded');
      if (center.empty()) return;
      const near = center.isEdge() ? center.connectedNodes() : center.closedNeighborhood();
      center.addClass('chosen');
      near.addClass('near');
      cy.elements().difference(near.union(center)).addClass('faded');
    });
    this.placeLabels();
  }

  /** Brings it into sight if it is not. */
  show(id) {
    const element = this.cy.getElementById(id);
    if (element.empty()) return;
    const box = element.renderedBoundingBox({ includeLabels: false });
    const { width, height } = this.cy.container().getBoundingClientRect();
    const margin = 20;
    if (box.x1 > margin && box.y1 > margin && box.x2 < width - margin && box.y2 < height - margin) return;
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const nodes = element.isEdge() ? element.connectedNodes() : element;
    this.moved = true;
    if (box.x2 - box.x1 > width * 0.9 || box.y2 - box.y1 > height * 0.9) this.cy.animate({ fit: { eles: nodes, padding: 60 }, duration: still ? 0 : 250 });
    else this.cy.animate({ center: { eles: nodes }, duration: still ? 0 : 250 });
  }

  /** A row of the table has the focus: its edge is lit. */
  hint(id) {
    this.cy.elements('.hint').removeClass('hint');
    if (id) this.cy.getElementById(id).addClass('hint');
  }

  zoom(factor) {
    this.moved = true;
    const { width, height } = this.container.getBoundingClientRect();
    this.cy.zoom({ level: this.cy.zoom() * factor, renderedPosition: { x: width / 2, y: height / 2 } });
  }

  fit() {
    this.moved = false;
    if (this.container.clientWidth > 0) this.cy.fit(undefined, 24);
  }

  resize() {
    if (this.container.clientWidth === 0) return;
    this.cy.resize();
    if (!this.moved) this.fit();
  }

  recolor() {
    this.cy.style(styleSheet(palette()));
  }
}
