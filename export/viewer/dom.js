// Text of documents reaches the page through here alone, as text nodes and attributes: never as markup.

/** An element. Properties: `on` holds listeners, `class`, `data-…`, `aria-…` and the like are attributes, `false` and
 * null leave one out. Children: nodes and strings, nested lists too; null is passed over. */
export function el(tag, properties = {}, ...children) {
  return fill(document.createElement(tag), properties, children);
}

/** The same in SVG. */
export function svg(tag, properties = {}, ...children) {
  return fill(document.createElementNS('http://www.w3.org/2000/svg', tag), properties, children);
}

function fill(element, properties, children) {
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === 'on') {
      for (const [event, listener] of Object.entries(value)) element.addEventListener(event, listener);
    } else {
      element.setAttribute(name, value === true ? '' : String(value));
    }
  }
  append(element, children);
  return element;
}

export function append(element, children) {
  for (const child of children) {
    if (Array.isArray(child)) append(element, child);
    else if (child !== null && child !== undefined && child !== false) element.append(child);
  }
  return element;
}

export const byId = (id) => document.getElementById(id);

export function button(text, listener, properties = {}) {
  return el('button', { type: 'button', ...properties, on: { click: listener } }, text);
}

/** A name or other short text of a document: kept apart from the direction of what stands around it. */
export function name(text, length = 160) {
  return el('bdi', text.length > length ? { title: text.slice(0, 1000) } : {}, cut(text, length));
}

/** Not longer than `length`, and never half a character. */
export function cut(text, length) {
  if (text.length <= length) return text;
  return Array.from(text.slice(0, length)).slice(0, -1).join('') + '…';
}

/** The first of `items` and a button for `step` more at a time. */
export function inSteps(items, step, make) {
  const nodes = items.slice(0, step).map(make);
  if (items.length <= step) return nodes;
  const more = button(`Show ${Math.min(step, items.length - step)} more of ${items.length}`, () => {
    const next = inSteps(items.slice(step), step, make);
    more.replaceWith(...next);
    const first = next[0];
    if (first instanceof HTMLElement) (first.querySelector('button, summary') || first).focus();
  }, { class: 'more' });
  return [...nodes, more];
}
