// The picture: Cytoscape.js on a canvas. Positions come with the data, so that everybody sees the same picture.
import cytoscape from 'cytoscape';
import { byId, cut } from './dom.js';
import { pushApart, settle } from './layout.js';
import { kinds } from './words.js';

const kBundle = 90; // how wide parallel edges may spread
const kRoom = [110, 60]; // around the picture, for the names at its edges
const kWidest = 2; // few actors are not drawn further apart than this makes them
const kStretch = 1.45; // screens are wide
const kLabelAll = 80; // so few edges are labelled, where there is room
const kLeading = 12; // so many actors are named in any case
const kNamed = 45; // so few actors are pushed apart until all names fit

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

const nodeData = (actor, size) => ({
  id: actor.id,
  label: drawnName(actor.name),
  size,
  font: 12,
});
export const edgeWidth = (edge) => 1 + 3 * Math.min(1, Math.log2(edge.sources || 1) / 5);
const edgeData = (edge, parallel) => ({
  id: edge.id,
  source: edge.source.id,
  target: edge.target.id,
  label: drawnName(edge.label),
  font: 10.5,
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
      'arrow-scale': 0.8, 'line-opacity': 0.75, 'font-size': 'data(font)', color: colors.text,
      'font-family': 'system-ui, "Segoe UI", "Noto Sans", "DejaVu Sans", sans-serif',
      'text-background-color': colors.paper, 'text-background-opacity': 0.9, 'text-background-padding': 1,
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
      label: 'data(label)', 'font-size': (edge) => 12.5 / edge.cy().zoom(), 'text-rotation': 'none', 'line-opacity': 1,
      'underlay-color': colors.accent, 'underlay-opacity': 0.3, 'underlay-padding': 4, 'z-index': 9 } },
    { selector: 'edge.chosen', style: { 'underlay-opacity': 0.5, 'underlay-padding': 5 } },
    { selector: 'node.hint', style: { 'border-width': 3, 'border-color': colors.accent, 'text-opacity': 1, 'z-index': 9 } },
  );
  return sheet;
}

export class GraphView {
  /** `chosen({edge})`, `chosen({actor})` or `chosen({})`: what the reader clicks. */
  constructor(model, chosen) {
    this.model = model;
    this.container = byId('graph');
    this.connected = model.actors.filter(({ edges }) => edges.length > 0).length;
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
    const parallel = new Map();
    for (const edge of drawn) parallel.set(pairOf(edge), (parallel.get(pairOf(edge)) || 0) + 1);
    const place = this.place(drawnActors, drawn);
    cy.batch(() => {
      cy.elements().filter((element) => !wanted.has(element.id())).remove();
      const added = [];
      for (const actor of drawnActors) {
        const there = cy.getElementById(actor.id);
        if (there.nonempty()) there.position(place.get(actor)).data('size', this.sizeOf(actor));
        else added.push({ group: 'nodes', data: nodeData(actor, this.sizeOf(actor)), position: place.get(actor), classes: actor.kind });
      }
      for (const edge of drawn) {
        const width = parallel.get(pairOf(edge));
        const there = cy.getElementById(edge.id);
        if (there.nonempty()) there.data('step', Math.min(26, kBundle / width));
        else added.push({ group: 'edges', data: edgeData(edge, width), classes: edgeClasses(edge) });
      }
      cy.add(added);
    });
    byId('nothing').hidden = edges.length > 0;
    this.container.setAttribute('aria-label', `Picture of ${drawn.length} relations among ${drawnActors.size} actors` +
      (edges.length > drawn.length ? `, the strongest of ${edges.length} among ${actors.size}` : '') +
      '. The table below lists them all.');
    this.fit();
  }

  /** Where the actors are drawn, in a size that fills the window: as the data have it, or where they settle when only
   * some of them are left. */
  place(actors, edges) {
    const list = [...actors];
    const points = list.map(({ drawing: { x, y } }) => ({ x, y }));
    const whole = actors.size === this.connected;
    if (!whole) {
      const index = new Map(list.map((actor, i) => [actor, i]));
      const links = new Map();
      for (const edge of edges) if (edge.source !== edge.target) links.set(pairOf(edge), [index.get(edge.source), index.get(edge.target)]);
      settle(points, [...links.values()]);
    }
    const reach = (values) => Math.max(...values) - Math.min(...values);
    const width = (this.container.clientWidth || 900) - 2 * kRoom[0];
    const height = (this.container.clientHeight || 500) - 2 * kRoom[1];
    const scale = list.length < 2 ? 1 : Math.min(kWidest, width / (kStretch * reach(points.map(({ x }) => x)) || 1), height / (reach(points.map(({ y }) => y)) || 1));
    // The more there are the smaller they are drawn.
    this.shrink = Math.max(0.5, Math.min(1, Math.sqrt(50 / list.length)));
    const boxes = list.map((actor, i) => {
      const size = this.sizeOf(actor);
      // With few actors there is room for all names.
      const named = list.length <= kNamed;
      return { x: points[i].x * kStretch * scale, y: points[i].y * scale,
        width: Math.max(size + 6, named ? drawnName(actor.name).length * 6.4 + 8 : 0), height: size + (named ? 22 : 8) };
    });
    pushApart(boxes);
    return new Map(list.map((actor, i) => [actor, { x: boxes[i].x, y: boxes[i].y }]));
  }

  sizeOf(actor) {
    return (6 + actor.drawing.size * 0.62) * this.shrink;
  }

  /** Names keep their size on the screen, the strongest actors are named first, and no name covers another. */
  placeLabels() {
    const { cy } = this;
    const zoom = cy.zoom();
    const taken = [];
    const cover = (a, b) => a[2] >= b[0] && a[0] <= b[2] && a[3] >= b[1] && a[1] <= b[3];
    const isFree = (box) => !taken.some((other) => cover(other, box));
    const isMarked = (element) => element.hasClass('near') || element.hasClass('chosen');
    const nodes = cy.nodes().toArray().map((node) => ({ node, strength: node.degree(true), first: isMarked(node) }))
      .sort((a, b) => b.first - a.first || b.strength - a.strength || (a.node.id() < b.node.id() ? -1 : 1));
    const shapes = nodes.map(({ node }) => {
      const { x, y } = node.renderedPosition();
      const half = (node.data('size') * zoom) / 2;
      return [x - half, y - half, x + half, y + half];
    });
    cy.batch(() => {
      nodes.forEach(({ node, strength, first }, i) => {
        const pixels = first ? 13 : Math.min(15, 10.5 + strength / 25);
        const { x, y } = node.renderedPosition();
        const half = (node.data('label').length * pixels * 0.58) / 2 + 2;
        const top = y + (node.data('size') * zoom) / 2 + 2;
        const box = [x - half, top, x + half, top + pixels * 1.3];
        // The leading names stand whatever is below them.
        const free = isFree(box) && (first || i < kLeading || shapes.every((shape, j) => i === j || !cover(shape, box)));
        if (free) taken.push(box);
        const font = Math.round((100 * pixels) / zoom) / 100;
        if (node.data('font') !== font) node.data('font', font);
        node.toggleClass('silent', !free);
      });
      cy.edges('.labelled').removeClass('labelled');
      if (cy.edges().length > kLabelAll) return;
      for (const edge of cy.edges().toArray()) {
        // Along the line, in squares.
        const { x, y } = edge.renderedMidpoint();
        const from = edge.renderedSourceEndpoint();
        const to = edge.renderedTargetEndpoint();
        const far = Math.hypot(to.x - from.x, to.y - from.y) || 1;
        const half = edge.data('label').length * 2.9;
        const squares = [];
        for (let at = -half; at <= half; at += 9) {
          const sx = x + (at * (to.x - from.x)) / far;
          const sy = y + (at * (to.y - from.y)) / far;
          squares.push([sx - 5, sy - 5, sx + 5, sy + 5]);
        }
        if (far <= half * 1.2 || !squares.every(isFree)) continue;
        taken.push(...squares);
        edge.data('font', Math.round(1050 / zoom) / 100).addClass('labelled');
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
    if (element.empty() || this.container.clientWidth === 0) return;
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

  /** All actors in sight. (Cytoscape's own fit measures every line and name for it.) */
  fit() {
    this.moved = false;
    const { clientWidth: width, clientHeight: height } = this.container;
    if (width === 0 || this.cy.nodes().empty()) return;
    this.fitted = `${width} ${height}`;
    const boxes = this.cy.nodes().map((node) => {
      const { x, y } = node.position();
      const half = node.data('size') / 2;
      return [x - half, y - half, x + half, y + half];
    });
    const [left, top, right, bottom] = [0, 1, 2, 3].map((i) => boxes.reduce((most, box) => (i < 2 ? Math.min(most, box[i]) : Math.max(most, box[i])), boxes[0][i]));
    const zoom = Math.min(kWidest, (width - 1.6 * kRoom[0]) / (right - left), (height - 1.2 * kRoom[1]) / (bottom - top));
    this.cy.viewport({ zoom, pan: { x: width / 2 - (zoom * (left + right)) / 2, y: height / 2 - (zoom * (top + bottom)) / 2 } });
    this.placeLabels();
  }

  resize() {
    const { clientWidth: width, clientHeight: height } = this.container;
    if (width === 0 || this.fitted === `${width} ${height}`) return;
    this.cy.resize();
    if (!this.moved) this.fit();
    this.fitted = `${width} ${height}`;
  }

  recolor() {
    this.cy.style(styleSheet(palette()));
  }
}
