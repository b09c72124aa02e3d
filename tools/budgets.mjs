// `node tools/budgets.mjs`: how much JavaScript each page of the built dashboard costs, in kB of brotli; fails when one is over
// its budget.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { scripts, scriptsOf } from './bundle-modules.mjs';
import { root } from './run.mjs';

const BUDGETS_KB = { first: 120, page: 60, charts: 120 };
/** Modules that draw charts, in whatever chunk they end up. */
const CHARTS = /^frontend\/src\/app\/ui\/charts\//;
const PAGE = /app\/features\/[\w-]+\/[\w-]+(\.routes|-page)\.ts$/;
const FOLDER = join(root, 'dist', 'frontend', 'browser');

const first = [...scriptsOf('main.ts'), ...scriptsOf('start.ts')];
/** What, its size and its budget, both in kB. @type {[string, number, number][]} */
const rows = [['first load', kB(first), BUDGETS_KB.first]];
const pages = Object.values(scripts).flatMap(({ entryPoint }) => entryPoint?.match(PAGE)?.[0] ?? []);
for (const source of pages) {
  const own = scriptsOf(source).filter((name) => !first.includes(name));
  rows.push([pageName(source), kB(own), BUDGETS_KB.page]);
}
const charts = Object.keys(scripts).filter((name) => {
  const { inputs, entryPoint } = scripts[name];
  return Object.keys(inputs).some((input) => CHARTS.test(input)) && !PAGE.test(entryPoint ?? '');
});
rows.push(['charts', kB(charts), BUDGETS_KB.charts]);

for (const [what, size, budget] of rows) {
  const verdict = size > budget ? 'OVER BUDGET' : '';
  console.log(`${what.padEnd(24)} ${size.toFixed(1).padStart(7)} kB of ${budget} kB ${verdict}`.trimEnd());
}
if (rows.some(([, size, budget]) => size > budget)) process.exit(1);

function kB(names) {
  return names.reduce((sum, name) => sum + compressedBytes(join(FOLDER, name)), 0) / 1000;
}

/** Tiny files are not compressed by the build; a proxy may still do it. */
function compressedBytes(file) {
  return existsSync(`${file}.br`) ? statSync(`${file}.br`).size : brotliCompressSync(readFileSync(file)).length;
}

function pageName(source) {
  return source.replace(/^app\/features\//, '').replace(/(\.routes|-page)\.ts$/, '');
}
