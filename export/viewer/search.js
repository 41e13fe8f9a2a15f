// The search box: a list of actors and documents to open; the words also filter the relations.
import { byId, el, name } from './dom.js';
import { namesOf } from './data.js';
import { count, fold } from './text.js';
import { kindWord } from './words.js';

const kFound = 8;

export class Search {
  constructor(app) {
    this.app = app;
    this.input = byId('search');
    this.list = byId('found');
    this.active = -1;
    this.names = app.model.actors.map((actor) => [actor, namesOf(actor).map(fold)]);
    this.input.addEventListener('input', () => {
      this.suggest();
      clearTimeout(this.timer);
      this.timer = setTimeout(() => app.set({ q: this.input.value.trim() }), 200);
    });
    this.input.addEventListener('keydown', (event) => this.press(event));
    this.input.addEventListener('focus', () => this.suggest());
    this.input.addEventListener('blur', () => setTimeout(() => this.close(), 150));
  }

  render() {
    if (document.activeElement !== this.input) this.input.value = this.app.state.q;
  }

  find(text) {
    const words = fold(text);
    if (!words) return [];
    const score = (names) => {
      let best = 0;
      for (const each of names) {
        const at = each.indexOf(words);
        if (at === 0) best = Math.max(best, each === words ? 4 : 3);
        else if (at > 0) best = Math.max(best, /\W/.test(each[at - 1]) ? 2 : 1);
      }
      return best;
    };
    const actors = this.names.map(([actor, names]) => [actor, score(names)]).filter(([, points]) => points > 0)
      .sort((a, b) => b[1] - a[1] || b[0].edges.length - a[0].edges.length || a[0].index - b[0].index)
      .slice(0, kFound).map(([actor]) => ({ actor }));
    const documents = this.app.model.documents.filter(({ title, path }) => fold(title).includes(words) || fold(path).includes(words))
      .slice(0, 3).map((document) => ({ document }));
    return [...actors, ...documents];
  }

  suggest() {
    this.items = this.find(this.input.value.trim());
    this.active = -1;
    this.list.replaceChildren(...this.items.map(({ actor, document }, i) => el('li', { role: 'option', id: 'found-' + i, 'aria-selected': 'false',
      on: { mousedown: (event) => { event.preventDefault(); this.choose(i); } } },
    name(actor ? actor.name : document.title, 70),
    el('small', {}, actor ? `${kindWord(actor.kind)} · ${count(actor.edges.length, 'relation')}` : 'Document'))));
    this.show(this.items.length > 0);
  }

  show(open) {
    this.list.hidden = !open;
    this.input.setAttribute('aria-expanded', String(open));
    if (!open) this.input.removeAttribute('aria-activedescendant');
  }

  close() {
    this.show(false);
  }

  press(event) {
    if (event.key === 'Escape') {
      if (!this.list.hidden) this.close();
      else {
        this.input.value = '';
        this.app.set({ q: '' });
      }
      event.stopPropagation();
    } else if (event.key === 'Enter') {
      if (this.active >= 0 && !this.list.hidden) this.choose(this.active);
      else {
        clearTimeout(this.timer);
        this.close();
        this.app.set({ q: this.input.value.trim() });
      }
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && this.items?.length > 0) {
      event.preventDefault();
      this.show(true);
      const { length } = this.items;
      this.active = (this.active + (event.key === 'ArrowDown' ? 1 : length - (this.active < 0 ? 0 : 1))) % length;
      [...this.list.children].forEach((item, i) => item.setAttribute('aria-selected', String(i === this.active)));
      this.input.setAttribute('aria-activedescendant', 'found-' + this.active);
    }
  }

  /** Opens it; the words were for finding it and filter nothing. */
  choose(index) {
    clearTimeout(this.timer);
    const { actor, document } = this.items[index];
    this.input.value = '';
    this.close();
    if (actor) this.app.openActor(actor, true, { q: '' });
    else this.app.openDocument(document, { q: '' });
  }
}
