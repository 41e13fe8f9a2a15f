// Reads what write_all wrote with JavaScript's readers, and compares every actor, edge and attribute.
//
//     node read_back.mjs FOLDER MODULES…
//
// MODULES are folders with node_modules. Without any of the readers the exit status is 77.
import fs from 'node:fs';
import {createRequire} from 'node:module';
import path from 'node:path';

const [folder, ...modules] = process.argv.slice(2);
let failures = 0;
const fail = (what) => {
  failures += 1;
  console.log('FAIL', what.slice(0, 400));
};

const load = (name) => {
  for (const place of modules) {
    try {
      return createRequire(path.join(path.resolve(place), 'x.js'))(name);
    } catch (error) {
      if (error.code !== 'MODULE_NOT_FOUND') throw error;
    }
  }
  console.log('skipped:', name, 'is not installed');
  return null;
};

const cytoscape = load('cytoscape');
const graphology = load('graphology');
const gexf = graphology && load('graphology-gexf');
const graphml = graphology && load('graphology-graphml');
if (!cytoscape && !graphology) process.exit(77);

/// Whether `got` says what was written; `loose` readers keep lists, and numbers of one name, as text.
const same = (wanted, got) => {
  if (Array.isArray(wanted)) {
    const list = typeof got === 'string' ? JSON.parse(got) : got;
    return JSON.stringify(wanted) === JSON.stringify(list);
  }
  if (typeof wanted === 'number') return typeof got === 'number' && Math.abs(wanted - got) <= 1e-12 * Math.max(1, Math.abs(wanted));
  return wanted === got;
};

const compare = (where, expected, actors, edges, skip = []) => {
  if (Object.keys(expected.actors).sort().join() !== [...actors.keys()].sort().join()) return fail(`${where}: other actors`);
  if (Object.keys(expected.edges).sort().join() !== [...edges.keys()].sort().join()) return fail(`${where}: other edges`);
  const attributes = (key, wanted, got) => {
    for (const [name, value] of Object.entries(wanted)) {
      if (skip.includes(name)) continue;
      if (!same(value, got[name])) fail(`${where} ${key}: ${name} is ${String(got[name]).slice(0, 80)}, not ${String(value).slice(0, 80)}`);
    }
  };
  for (const [key, wanted] of Object.entries(expected.actors)) attributes(key, wanted, actors.get(key));
  for (const [key, wanted] of Object.entries(expected.edges)) attributes(key, wanted, edges.get(key));
  console.log('ok', where, actors.size, 'actors', edges.size, 'edges');
};

const of_graphology = (graph) => {
  const actors = new Map();
  const edges = new Map();
  graph.forEachNode((key, attributes) => actors.set(key, attributes));
  graph.forEachEdge((key, attributes, source, target) => edges.set(key, {...attributes, source, target}));
  return [actors, edges];
};

for (const name of fs.readdirSync(folder).sort()) {
  const read = (file) => fs.readFileSync(path.join(folder, name, file), 'utf8');
  const expected = JSON.parse(read('expected.json'));
  console.log('--', name);
  if (cytoscape) {
    const data = JSON.parse(read('graph.cyjs'));
    const graph = cytoscape({headless: true, elements: data.elements});
    const of = (elements) => new Map(elements.map((element) => [element.id(), element.data()]));
    compare('cytoscape cyjs', expected, of(graph.nodes()), of(graph.edges()));
  }
  if (graphology) {
    const graph = graphology.Graph.from(JSON.parse(read('graph.graphology.json')));
    if (!graph.multi || graph.type !== 'directed') fail('graphology: not a directed multigraph');
    compare('graphology json', expected, ...of_graphology(graph));
  }
  if (gexf && Object.keys(expected.edges).length > 0) {
    for (const file of ['graph.gexf', 'graph.1.2.gexf']) {
      // Colour and weight are elements and attributes of their own there.
      const graph = gexf.parse(graphology.MultiDirectedGraph, read(file));
      compare('graphology-gexf ' + file, expected, ...of_graphology(graph), ['color', 'weight']);
    }
  }
  if (graphml) {
    const graph = graphml.parse(graphology.MultiDirectedGraph, read('graph.graphml'));
    compare('graphology-graphml', expected, ...of_graphology(graph));
  }
}
process.exit(failures > 0 ? 1 : 0);
