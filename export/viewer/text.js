// Offsets in the data count Unicode code points; JavaScript's strings count UTF-16 units.

/** Cuts `text` by code points. */
export class CodePoints {
  constructor(text) {
    this.text = text;
    if (/[\ud800-\udfff]/.test(text)) {
      // Position of each code point, and the end.
      const at = [];
      let unit = 0;
      for (const point of text) {
        at.push(unit);
        unit += point.length;
      }
      at.push(unit);
      this.at = at;
    }
    this.length = this.at ? this.at.length - 1 : text.length;
  }

  /** UTF-16 position of a code point, kept within the text. */
  unit(point) {
    const inside = Math.max(0, Math.min(point, this.length));
    return this.at ? this.at[inside] : inside;
  }

  slice(begin, end) {
    return this.text.slice(this.unit(begin), this.unit(end));
  }
}

/** Where stretches of `pieces` lie in the concatenation of `whole`'s pieces; what lies outside is left out. */
export function within(pieces, whole) {
  const found = [];
  for (const [begin, end] of pieces) {
    let before = 0;
    for (const [a, b] of whole) {
      const from = Math.max(begin, a);
      const to = Math.min(end, b);
      if (from < to) found.push([before + from - a, before + to - a]);
      before += b - a;
    }
  }
  return found;
}

/** Cuts [0, length) at the ends of the marks, [{begin, end, role}], and calls `piece(begin, end, roles)` for each. */
export function sweep(length, marks, piece) {
  const cuts = new Set([0, length]);
  for (const { begin, end } of marks) {
    if (begin > 0 && begin < length) cuts.add(begin);
    if (end > 0 && end < length) cuts.add(end);
  }
  const sorted = [...cuts].sort((a, b) => a - b);
  const starting = [...marks].filter((mark) => mark.begin < mark.end).sort((a, b) => a.begin - b.begin);
  let next = 0;
  let active = [];
  for (let i = 0; i + 1 < sorted.length; ++i) {
    const begin = sorted[i];
    while (next < starting.length && starting[next].begin <= begin) active.push(starting[next++]);
    active = active.filter((mark) => mark.end > begin);
    piece(begin, sorted[i + 1], active.map((mark) => mark.role));
  }
}

/** For comparing: no case, no accents. */
export function fold(text) {
  return text.normalize('NFKD').replace(/\p{Mn}/gu, '').toLowerCase();
}

const kPartialDate = /^\d{4}(-\d\d(-\d\d)?)?$/;
export const isDate = (text) => kPartialDate.test(text);
/** The first and the last day that a partial ISO date means, as text that compares. */
export const firstDay = (date) => (date ? (date + '-01-01').slice(0, 10) : '0000-01-01');
export const lastDay = (date) => (date ? (date + '-12-31').slice(0, 10) : '9999-12-31');

const daysIn = (year, month) => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** `2011` for the whole year, `2011-03` for a month, `2011-03 – 2012-02`, `from 2011`, `until 2012`, or nothing. */
export function period(from, to) {
  if (!from || !to) return from ? `from ${from}` : to ? `until ${to}` : '';
  let first = from;
  let last = to;
  const [year, month, day] = to.split('-').map(Number);
  if (/-01-01$/.test(from) && /-12-31$/.test(to)) {
    first = from.slice(0, 4);
    last = to.slice(0, 4);
  } else if (/-\d\d-01$/.test(from) && day === daysIn(year, month)) {
    first = from.slice(0, 7);
    last = to.slice(0, 7);
  }
  return first === last ? first : `${first} – ${last}`;
}

/** 1 relation, 2 relations, 1,200 relations. */
export function count(number, noun, nouns = noun + 's') {
  return `${number.toLocaleString('en')} ${number === 1 ? noun : nouns}`;
}

/** A cell of a CSV file (RFC 4180, on one line). A spreadsheet would take `=1+1` for a formula: such a cell gets a `'`. */
export function csvCell(value) {
  let text = String(value ?? '').replace(/\r\n|[\r\n\t\v\f\u2028\u2029]/g, ' ').replace(/[\0-\x1f]/g, '');
  if (/^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]/.test(text) && typeof value !== 'number') text = "'" + text;
  return /[",]/.test(text) || /^\s|\s$/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text;
}
