// node viewer_test.mjs ACTORGRAPH CHROMIUM FOLDER HOSTILE CORPUS: makes pages in FOLDER and uses them in a real browser,
// by mouse and by keyboard; the page HOSTILE too, where it is there; of the documents of CORPUS, where there are any, it
// tells how long their page takes.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { csvCell, period } from '../../../export/viewer/text.js';
import { Browser } from './browser.mjs';

const [, , program, chromium, work, hostile, corpus] = process.argv;
const kSkipped = 77;
if (!chromium || !existsSync(chromium)) {
  console.log('skipped: no chromium here (Debian package chromium)');
  process.exit(kSkipped);
}

const folder = resolve(work);
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const address = (file) => pathToFileURL(join(folder, file)).href;

const texts = {
  'emoji.txt': '😀👍🏽 On 3 May 2011 Norway condemned Iceland.\n\n🎣🇳🇴 Norway did not condemn Iceland. Peru will sanction Ghana.\n\nPeru aided Ghana in 2015. Norway and Peru signed a treaty.\n',
  'hostile.txt': 'Chile condemned Kenya, <script>document.title="owned"</script> as <img src="http://example.invalid/x.png" onerror="document.title=\'owned\'"> said.\n\n' +
    '</script><script src="http://example.invalid/x.js"></script> Chile sanctioned Kenya.\n\n\u202eKenya aided Chile\u202c. @DATA@ ]]> --> Chile praised Kenya.\n',
};
for (const [file, text] of Object.entries(texts)) writeFileSync(join(folder, file), text);

function make(...words) {
  try {
    execFileSync(program, words, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  } catch (error) {
    const message = String(error.stderr);
    if (message.includes('built without the viewer')) {
      console.log(`skipped: ${message}`);
      process.exit(kSkipped);
    }
    throw new Error(message);
  }
}
make('build', 'emoji.txt', 'hostile.txt', '-o', 'view.html', '-o', 'graph.json');
make('export', 'graph.json', '-o', 'bare.html');
make('export', 'graph.json', 'emoji.txt', 'hostile.txt', '-o', 'again.html');

const browser = await Browser.start(chromium);
let problems = [];
let requests = [];
browser.on((method, parameters) => {
  if (method === 'Runtime.exceptionThrown') problems.push(parameters.exceptionDetails.exception?.description);
  if (method === 'Log.entryAdded' && parameters.entry.level === 'error') problems.push(parameters.entry.text);
  if (method === 'Network.requestWillBeSent') requests.push(parameters.request.url);
});

let failures = 0;
async function test(what, body) {
  problems = [];
  requests = [];
  try {
    await body();
    assert.deepEqual(problems, [], 'the page reports errors');
    const outside = requests.filter((url) => !url.startsWith('file:') && !url.startsWith('blob:') && !url.startsWith('data:') && url !== 'about:blank');
    assert.deepEqual(outside, [], 'the page asks the network');
    console.log(`ok: ${what}`);
  } catch (error) {
    ++failures;
    console.log(`FAILED: ${what}\n${error.stack}`);
  }
}
const picture = (name) => browser.screenshot().then((bytes) => writeFileSync(join(folder, name), bytes));
const textOf = (selector) => browser.run(`[...document.querySelectorAll(${JSON.stringify(selector)})].map((each) => each.textContent)`);
const edgeId = (source, label) => browser.run(
  `actorgraph.model.edges.find((edge) => edge.label === ${JSON.stringify(label)} && edge.source.name === ${JSON.stringify(source)})?.id`);
/** Where an edge is on the screen. */
const placeOf = (id) => browser.run(`(() => {
  const { x, y } = actorgraph.view.cy.getElementById('${id}').renderedMidpoint();
  const box = document.getElementById('graph').getBoundingClientRect();
  return [box.x + x, box.y + y];
})()`);
const settled = () => browser.run('new Promise((done) => requestAnimationFrame(() => setTimeout(done, 60)))');

await test('the page that build writes and the one that export writes with the documents are the same', async () => {
  assert.ok(readFileSync(join(folder, 'view.html')).equals(readFileSync(join(folder, 'again.html'))));
});

await test('a click on an edge shows its sentence with subject, relation and object marked, though emoji stand before them', async () => {
  await browser.open(address('view.html'));
  const id = await edgeId('Norway', 'condemned');
  assert.ok(id, 'no edge "condemned"');
  const [x, y] = await placeOf(id);
  await browser.click(x, y);
  await browser.until(`actorgraph.state.edge === '${id}'`);
  await settled();
  assert.deepEqual(await textOf('#panel .statement mark.subject'), ['Norway']);
  assert.deepEqual(await textOf('#panel .statement mark.relation'), ['condemned']);
  assert.deepEqual(await textOf('#panel .statement mark.object'), ['Iceland']);
  assert.match((await textOf('#panel blockquote'))[0], /^😀👍🏽 On 3 May 2011 Norway condemned Iceland\.$/u);
  assert.match((await textOf('#panel .where'))[0], /emoji.*line 1/);
  await picture('edge.png');
});

await test('the marks in the document are those of the evidence, and a click on the sentence leads back to the edge', async () => {
  await browser.run(`[...document.querySelectorAll('#panel button')].find((each) => each.textContent === 'Show in document').click()`);
  await browser.until(`document.querySelector('#view-documents .open')`);
  assert.deepEqual(await textOf('.doc-text .now.subject'), ['Norway']);
  assert.deepEqual(await textOf('.doc-text .now.relation'), ['condemned']);
  assert.deepEqual(await textOf('.doc-text .now.object'), ['Iceland']);
  // All of the text is there, line by line.
  const lines = await browser.run(`[...document.querySelectorAll('.text .line')].map((line) => [...line.querySelectorAll('.chip')].reduce((text, chip) => text, (() => {
    const copy = line.cloneNode(true);
    for (const chip of copy.querySelectorAll('.chip')) chip.remove();
    return copy.textContent;
  })()))`);
  assert.equal(lines.join('\n'), texts['emoji.txt'].replace(/\n$/, '') + (lines.at(-1) === '' ? '\n' : ''));
  await picture('document.png');
  await browser.run(`document.querySelectorAll('.text .sentence')[1].click()`);
  await settled();
  assert.match((await textOf('#panel blockquote'))[0], /did not condemn/);
  await browser.run(`[...document.querySelectorAll('#panel button')].find((each) => each.textContent === 'Show in graph').click()`);
  await settled();
  assert.equal(await browser.run('actorgraph.state.view'), 'graph');
});

await test('a citation is copied with its quote, document and line', async () => {
  await browser.run(`actorgraph.openEdge(actorgraph.model.edges.find((edge) => edge.label === 'condemned' && edge.source.name === 'Norway'))`);
  await browser.run(`navigator.clipboard.writeText = (text) => { window.copied = text; return Promise.resolve(); }`);
  await browser.run(`[...document.querySelectorAll('#panel button')].find((each) => each.textContent === 'Copy citation').click()`);
  assert.match(await browser.until('window.copied'), /^“😀👍🏽 On 3 May 2011 Norway condemned Iceland\.” .*, line 1\. emoji\.txt, characters 0 to \d+\.$/u);
  await browser.until(`document.getElementById('status').textContent === 'Citation copied'`);
});

await test('the address keeps the view', async () => {
  const hash = await browser.run('location.hash');
  const before = await textOf('#panel blockquote');
  await browser.open(address('view.html') + hash);
  assert.deepEqual(await textOf('#panel blockquote'), before);
});

await test('filters leave what they say', async () => {
  await browser.open(address('view.html'));
  const rows = () => browser.run(`actorgraph.tables.items.map((edge) => [edge.source.name, edge.label, edge.target.name].join(' | ')).sort()`);
  const all = await rows();
  await browser.run(`document.querySelector('[data-facet=modality] input[value=planned]').click()`);
  assert.deepEqual(await rows(), ['Peru | will sanction | Ghana']);
  assert.equal(await browser.run('actorgraph.view.cy.edges().length'), 1);
  await browser.run(`document.getElementById('clear').click()`);
  assert.deepEqual(await rows(), all);
  await browser.run(`(() => { const control = document.querySelector('select[data-key=negated]'); control.value = 'only'; control.dispatchEvent(new Event('change')); })()`);
  assert.deepEqual(await rows(), all.filter((row) => row.includes('not')));
  await browser.run(`document.getElementById('clear').click()`);
  await browser.run(`(() => { const control = document.getElementById('date-from'); control.value = '2014'; control.dispatchEvent(new Event('change')); })()`);
  assert.deepEqual(await rows(), ['Peru | aided | Ghana']);
  await browser.run(`document.getElementById('clear').click()`);
  // Typed as somebody types.
  await browser.press('/', 'Slash');
  assert.equal(await browser.run('document.activeElement.id'), 'search');
  await browser.type('iceland');
  await browser.until(`actorgraph.state.q === 'iceland'`);
  assert.ok((await rows()).every((row) => row.includes('Iceland')));
  assert.deepEqual(await textOf('#found li bdi'), ['Iceland']);
});

await test('keys alone lead from the table to the evidence and back', async () => {
  await browser.open(address('view.html'));
  await browser.press('Tab');
  assert.equal(await browser.run('document.activeElement.id'), 'skip');
  await browser.press('Enter');
  assert.equal(await browser.run('document.activeElement.sectionRowIndex'), 0);
  await browser.press('ArrowDown');
  await browser.press('ArrowDown');
  await browser.press('ArrowUp');
  assert.equal(await browser.run('document.activeElement.sectionRowIndex'), 1);
  const id = await browser.run('document.activeElement.dataset.id');
  assert.equal(await browser.run(`actorgraph.view.cy.getElementById('${id}').hasClass('hint')`), true, 'the picture does not show where the reader is');
  await browser.press('Enter');
  assert.equal(await browser.run('actorgraph.state.edge'), id);
  assert.equal(await browser.run(`document.activeElement.closest('#panel') !== null`), true);
  await browser.press('Escape');
  assert.equal(await browser.run('actorgraph.state.edge'), '');
  assert.equal(await browser.run('document.activeElement.dataset.id'), id);
  await browser.press('End');
  assert.equal(await browser.run('document.activeElement.sectionRowIndex'), await browser.run('actorgraph.tables.items.length - 1'));
});

await test('a screen reader finds a picture with a summary, a table and named controls', async () => {
  const { nodes } = await browser.send('Accessibility.getFullAXTree');
  const named = (role) => nodes.filter((node) => node.role?.value === role && !node.ignored).map((node) => node.name?.value ?? '');
  assert.ok(named('image').some((name) => /Picture of \d+ relations among \d+ actors/.test(name)));
  assert.ok(named('grid').some((name) => name.startsWith('Relations')));
  assert.deepEqual(['button', 'tab', 'checkbox', 'combobox', 'textbox', 'spinbutton'].flatMap(named).filter((name) => name === ''), []);
});

await test('a profile tells names, partners and documents', async () => {
  await browser.run(`actorgraph.openActor(actorgraph.model.actors.find(({ name }) => name === 'Norway'))`);
  const panel = (await textOf('#panel'))[0];
  assert.match(panel, /Norway/);
  assert.match(panel, /Iceland/);
  assert.match(panel, /emoji/);
  await picture('profile.png');
});

await test('what a document holds is text and does nothing', async () => {
  await browser.open(address('view.html') + '#view=documents');
  await browser.run(`actorgraph.openDocument(actorgraph.model.documents.find(({ path }) => path === 'hostile.txt'))`);
  await settled();
  assert.match((await textOf('.doc-text'))[0], /<script>document\.title="owned"<\/script>/);
  assert.ok((await textOf('.doc-text'))[0].includes('\u202eKenya'));
  for (const id of await browser.run('actorgraph.model.edges.map(({ id }) => id)')) {
    await browser.run(`actorgraph.openEdge(actorgraph.model.edgeOf.get('${id}'))`);
  }
  await settled();
  assert.match(await browser.run('document.title'), /^Actor graph of 2 documents/);
  assert.equal(await browser.run(`document.querySelectorAll('img, iframe, object, link, script[src]').length`), 0);
  await picture('hostile.png');
});

await test('the policy of the page forbids what it does not need', async () => {
  const refused = await browser.run(`(async () => {
    const refused = [];
    addEventListener('securitypolicyviolation', (event) => refused.push(event.effectiveDirective));
    document.body.append(Object.assign(document.createElement('script'), { textContent: 'document.title = "owned"' }));
    await fetch('http://example.invalid/').catch(() => {});
    await new Promise((done) => setTimeout(done, 200));
    return refused;
  })()`);
  assert.deepEqual(refused.sort(), ['connect-src', 'script-src-elem']);
  problems = [];
});

await test('without their texts documents show the sentences quoted from them, and say so', async () => {
  await browser.open(address('bare.html') + '#view=documents');
  await settled();
  const text = (await textOf('.doc-text'))[0];
  assert.match(text, /does not hold the text/);
  assert.match(text, /condemned/);
});

await test('the picture is saved as SVG that is well-formed, the table as CSV that no spreadsheet runs', async () => {
  await browser.open(address('view.html'));
  const saved = await browser.run(`(async () => {
    const saved = {};
    const real = URL.createObjectURL;
    const files = [];
    URL.createObjectURL = (blob) => { files.push(blob); return real.call(URL, blob); };
    HTMLAnchorElement.prototype.click = function () {};
    const entries = [...document.querySelectorAll('#save-menu button')];
    for (const word of ['SVG', 'CSV', 'PNG']) entries.find((each) => each.textContent.includes(word)).click();
    await new Promise((done) => setTimeout(done, 1500));
    for (const blob of files) {
      saved[blob.type] = blob.type === 'image/png' ? blob.size : new TextDecoder('utf-8', { ignoreBOM: true }).decode(await blob.arrayBuffer());
    }
    return saved;
  })()`);
  const root = await browser.run(`(() => {
    const parsed = new DOMParser().parseFromString(${JSON.stringify(saved['image/svg+xml'])}, 'image/svg+xml');
    return [parsed.documentElement.tagName, parsed.querySelectorAll('path').length, parsed.querySelectorAll('parsererror').length];
  })()`);
  assert.deepEqual(root, ['svg', await browser.run('actorgraph.view.cy.edges().length'), 0]);
  const rows = saved['text/csv'].trimEnd().split('\n');
  assert.equal(rows.length, 1 + await browser.run('actorgraph.tables.items.length'));
  assert.match(rows[0], /^\ufeffFrom id,From,/);
  assert.ok(saved['image/png'] > 1000);
  for (const [cell, safe] of [['=1+1', "'=1+1"], [' +1', "' +1"], ['@x', "'@x"], ['-2', "'-2"], [-2, '-2'], ['a,"b"', '"a,""b"""'], ['a\r\nb', 'a b'], ['\t=1', "' =1"], ['x', 'x']]) {
    assert.equal(csvCell(cell), safe);
  }
  assert.equal(period('2021-05-01', '2021-05-31'), '2021-05');
  assert.equal(period('2020-01-01', '2020-01-31'), '2020-01');
  assert.equal(period('2011', '2012-02'), '2011 – 2012-02');
});

for (const theme of ['light', 'dark']) {
  await test(`all text can be read in ${theme} colours (4.5:1)`, async () => {
    await browser.open(address('view.html') + `#theme=${theme}`);
    await browser.run(`actorgraph.openEdge(actorgraph.model.edges[0])`);
    await settled();
    const weak = await browser.run(`(() => {
      const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
      const parse = (color) => { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = color; canvas.fillRect(0, 0, 1, 1); return [...canvas.getImageData(0, 0, 1, 1).data]; };
      const light = ([r, g, b]) => [r, g, b].map((c) => { c /= 255; return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4; }).reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
      const ground = (element) => { for (let each = element; each; each = each.parentElement) { const color = parse(getComputedStyle(each).backgroundColor); if (color[3] > 250) return color; } return [255, 255, 255, 255]; };
      const weak = [];
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const element = walker.currentNode.parentElement;
        if (!walker.currentNode.data.trim() || !element.getClientRects().length || element.closest('.hidden, .skip, script, svg')) continue;
        const pair = [light(parse(getComputedStyle(element).color)), light(ground(element))].sort((a, b) => b - a);
        const ratio = (pair[0] + 0.05) / (pair[1] + 0.05);
        if (ratio < 4.5) weak.push(element.tagName + '.' + element.className + ' ' + ratio.toFixed(2) + ' ' + walker.currentNode.data.slice(0, 20));
      }
      return [...new Set(weak)];
    })()`);
    assert.deepEqual(weak, []);
    await picture(`${theme}.png`);
  });
}

if (hostile && existsSync(hostile)) {
  await test('the graph of everything that has broken a reader opens', async () => {
    await browser.open(pathToFileURL(hostile).href);
    for (const id of await browser.run('actorgraph.model.edges.map(({ id }) => id)')) {
      await browser.run(`actorgraph.openEdge(actorgraph.model.edgeOf.get('${id}'))`);
    }
    for (const id of await browser.run('actorgraph.model.actors.map(({ id }) => id)')) {
      await browser.run(`actorgraph.openActor(actorgraph.model.actorOf.get('${id}'))`);
    }
    await browser.run(`actorgraph.set({ view: 'documents' })`);
    await settled();
    assert.match(await browser.run('document.title'), /^Actor graph of 2 documents/);
  });
}

if (corpus && existsSync(corpus) && readdirSync(corpus).length > 0) {
  await test('the corpus opens', async () => {
    make('build', resolve(corpus), '-o', 'corpus.html');
    await browser.send('Performance.enable', { timeDomain: 'threadTicks' });
    const busy = async () => Object.fromEntries((await browser.send('Performance.getMetrics')).metrics.map(({ name, value }) => [name, value])).TaskDuration;
    const opened = [];
    for (let i = 0; i < 3; ++i) {
      // A page in a process of its own: what was counted before is not in it.
      await browser.open(address('corpus.html'));
      opened.push([Number(await browser.run('document.documentElement.dataset.firstPicture')), Math.round(1000 * await busy())]);
    }
    const shown = await browser.run(`(() => {
      const times = [];
      for (const edge of actorgraph.tables.items.slice(0, 40)) {
        const start = performance.now();
        actorgraph.openEdge(edge);
        document.getElementById('panel').getBoundingClientRect();
        times.push(performance.now() - start);
      }
      return times.sort((a, b) => a - b);
    })()`);
    const used = Math.min(...opened.map(([, each]) => each));
    console.log(`start to first picture: ${Math.min(...opened.map(([wall]) => wall))} ms (of the processor ${used} ms), ` +
      `click to evidence: median ${shown[20].toFixed(0)} ms, worst ${shown.at(-1).toFixed(0)} ms`);
    // Twice and more of what is asked for (2 s, 100 ms): other work on the machine is no failure of the page.
    assert.ok(used < 4000 && shown[20] < 400, 'the page has become slow');
    await settled();
    await picture('corpus.png');
  });
}

await browser.close();
process.exit(failures > 0 ? 1 : 0);
