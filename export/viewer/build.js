// node build.js FOLDER: makes FOLDER/page.html, the viewer in one file, with the packages of FOLDER/node_modules.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const folder = process.argv[2];
const { buildSync } = createRequire(join(folder, 'package.json'))('esbuild');
const source = (name) => new URL(name, import.meta.url).pathname;

function bundle(name, more) {
  const result = buildSync({
    entryPoints: [source(name)],
    bundle: true,
    minify: true,
    write: false,
    charset: 'utf8',
    nodePaths: [join(folder, 'node_modules')],
    ...more,
  });
  return result.outputFiles[0].text.trim();
}

const program = bundle('main.js', { format: 'iife', target: 'es2020', legalComments: 'eof' });
const styles = bundle('style.css', {});
// What would end the script element early, or carry on after it.
if (/<\/script|<!--|<script|\r/i.test(program)) throw new Error('the bundle holds text that HTML would take for markup');
const hash = createHash('sha256').update(program).digest('base64');
const parts = { HASH: hash, STYLES: styles, PROGRAM: program };
const page = readFileSync(source('page.html'), 'utf8').replace(/@(HASH|STYLES|PROGRAM)@/g, (_, name) => parts[name]);
writeFileSync(join(folder, 'page.html'), page);
