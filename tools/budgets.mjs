// `node tools/budgets.mjs`: how much JavaScript each page of the built dashboard costs, in kB of brotli; fails when one is over
// its budget. Reads what the build wrote: dist/frontend/bundle/browser-stats.json and the compressed files.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { root } from './run.mjs';

const BUDGETS_KB = { first: 130, page: 60, charts: 120 };
/** Modules that draw charts, in whatever chunk they end up. */
const CHARTS = /^frontend\/src\/app\/ui\/charts\//;
const PAGE = /^frontend\/src\/app\/features\/[\w-]+\/[\w-]+(\.routes|-page)\.ts$/;

const built = join(root, 'dist', 'frontend');
const { outputs } = JSON.parse(readFileSync(join(built, 'bundle', 'browser-stats.json'), 'utf8'));
const scripts = Object.keys(outputs).filter((name) => name.endsWith('.js'));

const first = needs(scripts.find((name) => outputs[name].entryPoint === 'frontend/src/main.ts'));
const rows = [['first load', kB(first), BUDGETS_KB.first]];
for (const name of scripts.filter((name) => PAGE.test(outputs[name].entryPoint ?? ''))) {
  const own = [...needs(name)].filter((script) => !first.has(script));
  rows.push([pageName(outputs[name].entryPoint), kB(own), BUDGETS_KB.page]);
}
const charts = scripts.filter((name) => Object.keys(outputs[name].inputs).some((input) => CHARTS.test(input)));
const onlyCharts = charts.filter((name) => !PAGE.test(outputs[name].entryPoint ?? ''));
rows.push(['charts', kB(onlyCharts), BUDGETS_KB.charts]);

for (const [what, size, budget] of rows) {
  const verdict = size > budget ? 'OVER BUDGET' : '';
  console.log(`${what.padEnd(24)} ${size.toFixed(1).padStart(7)} kB of ${budget} kB ${verdict}`.trimEnd());
}
if (rows.some(([, size, budget]) => size > budget)) process.exit(1);

/** A script and everything that it imports before it runs. */
function needs(script, known = new Set()) {
  if (known.has(script)) return known;
  known.add(script);
  for (const { path, kind } of outputs[script].imports) {
    if (kind === 'import-statement' && outputs[path]) needs(path, known);
  }
  return known;
}

function kB(names) {
  return [...names].reduce((sum, name) => sum + compressedBytes(join(built, 'browser', name)), 0) / 1000;
}

/** Tiny files are not compressed by the build; a proxy may still do it. */
function compressedBytes(file) {
  return existsSync(`${file}.br`) ? statSync(`${file}.br`).size : brotliCompressSync(readFileSync(file)).length;
}

function pageName(entry) {
  return entry.replace(/^frontend\/src\/app\/features\//, '').replace(/(\.routes|-page)\.ts$/, '');
}
