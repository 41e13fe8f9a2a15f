// Small charts, drawn in SVG.
import { svg } from './dom.js';
import { polarities } from './words.js';

const kBars = 48;

/** Statements by year, or by month where there are few years; null where fewer than two are dated. */
export function timeline(statements, chosen) {
  const dated = statements.filter((statement) => statement.dated);
  if (dated.length < 2) return null;
  const dayOf = (statement) => (statement.time.from ? statement.firstDay : statement.lastDay);
  const years = dated.map((statement) => Number(dayOf(statement).slice(0, 4))).sort((a, b) => a - b);
  const last = years[years.length - 1];
  // Far history would squeeze the rest: at most the last so many years, and one bar for what was before.
  const first = Math.max(years[0], last - kBars + 2);
  const bars = [];
  const early = years[0] < first;
  if (early) bars.push({ label: `before ${first}`, from: '', to: String(first - 1), count: {} });
  for (let year = first; year <= last; ++year) bars.push({ label: String(year), from: String(year), to: String(year), count: {} });
  for (const statement of dated) {
    const year = Number(dayOf(statement).slice(0, 4));
    const bar = bars[year < first ? 0 : year - first + (early ? 1 : 0)];
    const { polarity } = statement.edge;
    bar.count[polarity] = (bar.count[polarity] || 0) + 1;
  }
  const total = (bar) => Object.values(bar.count).reduce((a, b) => a + b, 0);
  const highest = Math.max(...bars.map(total));
  const width = 320;
  const height = 64;
  const step = width / bars.length;
  const groups = bars.map((bar, i) => {
    let top = height;
    const pieces = Object.keys(polarities).filter((polarity) => bar.count[polarity]).map((polarity) => {
      const size = (bar.count[polarity] / highest) * (height - 4);
      top -= size;
      return svg('rect', { x: (i * step + step * 0.08).toFixed(2), y: top.toFixed(2), width: (step * 0.84).toFixed(2),
        height: size.toFixed(2), class: polarity });
    });
    const group = svg('g', { class: chosen ? 'bar active' : 'bar' },
      svg('title', {}, `${bar.label}: ${total(bar)}`),
      svg('rect', { x: (i * step).toFixed(2), y: 0, width: step.toFixed(2), height, class: 'back' }), pieces);
    if (chosen && total(bar) > 0) group.addEventListener('click', () => chosen(bar));
    return group;
  });
  const label = `${dated.length} dated statements from ${years[0]} to ${last}, most in ` +
    `${bars.reduce((a, b) => (total(b) > total(a) ? b : a)).label}`;
  return svg('svg', { class: 'timeline', viewBox: `0 0 ${width} ${height + 14}`, role: 'img', 'aria-label': label }, groups,
    svg('line', { x1: 0, y1: height, x2: width, y2: height, class: 'axis' }),
    svg('text', { x: 0, y: height + 12 }, bars[0].label),
    bars.length > 1 && svg('text', { x: width, y: height + 12, 'text-anchor': 'end' }, bars[bars.length - 1].label));
}

/** A bar of parts: cooperative, conflictual, neutral. */
export function shares(count) {
  const total = Object.values(count).reduce((a, b) => a + b, 0) || 1;
  let x = 0;
  const label = Object.keys(polarities).filter((polarity) => count[polarity]).map((polarity) => `${count[polarity]} ${polarity}`).join(', ');
  return svg('svg', { class: 'shares', viewBox: '0 0 100 8', preserveAspectRatio: 'none', role: 'img', 'aria-label': label },
    svg('title', {}, label),
    Object.keys(polarities).filter((polarity) => count[polarity]).map((polarity) => {
      const width = (100 * count[polarity]) / total;
      const rect = svg('rect', { x: x.toFixed(2), y: 0, width: width.toFixed(2), height: 8, class: polarity });
      x += width;
      return rect;
    }));
}

/** Points of a node's shape in the square from (-1, -1) to (1, 1); null for what is no polygon. */
export function polygon(shape) {
  const sides = { triangle: 3, pentagon: 5, hexagon: 6, heptagon: 7, octagon: 8 }[shape];
  if (sides) {
    const turn = (2 * Math.PI) / sides;
    const start = sides % 2 === 0 ? Math.PI / 2 + turn / 2 : Math.PI / 2;
    const points = Array.from({ length: sides }, (_, i) => [Math.cos(start + i * turn), -Math.sin(start + i * turn)]);
    const fit = (axis) => {
      const values = points.map((point) => point[axis]);
      const low = Math.min(...values);
      const high = Math.max(...values);
      for (const point of points) point[axis] = (2 * (point[axis] - low)) / (high - low) - 1;
    };
    fit(0);
    fit(1);
    return points;
  }
  return {
    diamond: [[0, -1], [1, 0], [0, 1], [-1, 0]],
    rectangle: [[-1, -1], [1, -1], [1, 1], [-1, 1]],
    rhomboid: [[-1, -1], [1 / 3, -1], [1, 1], [-1 / 3, 1]],
    tag: [[-1, -1], [0.25, -1], [1, 0], [0.25, 1], [-1, 1]],
  }[shape] || null;
}

/** A node's shape as an SVG element. */
export function shapeOf(shape, x, y, radius, properties) {
  const points = polygon(shape);
  const round = (number) => Number(number.toFixed(2));
  if (points) {
    return svg('polygon', { points: points.map(([px, py]) => `${round(x + px * radius)},${round(y + py * radius)}`).join(' '), ...properties });
  }
  if (shape === 'round-rectangle') {
    return svg('rect', { x: round(x - radius), y: round(y - radius), width: round(2 * radius), height: round(2 * radius), rx: round(radius / 2), ...properties });
  }
  return svg('circle', { cx: round(x), cy: round(y), r: round(radius), ...properties });
}
