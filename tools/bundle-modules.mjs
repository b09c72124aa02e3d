// Which scripts of the bundled dashboard need which, as the bundler says.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './run.mjs';

/** Where the bundle lies: `browser` and what is said of it. */
export const BUNDLE = join(root, 'dist', 'frontend', 'bundle');

/** Scripts by name: `entryPoint` is the source that one is made of when it is loaded by itself, `inputs` are all sources. */
export const scripts = Object.fromEntries(
  Object.entries(JSON.parse(readFileSync(join(BUNDLE, 'browser-stats.json'), 'utf8')).outputs).filter(([name]) =>
    name.endsWith('.js'),
  ),
);

/** The names of the script made of a source, and of everything that it imports before it runs. */
export function scriptsOf(source) {
  const entry = Object.keys(scripts).find((name) => scripts[name].entryPoint === `frontend/src/${source}`);
  if (!entry) throw new Error(`No script is made of ${source}.`);
  return [...withImports(entry)];
}

function withImports(name, known = new Set()) {
  if (known.has(name)) return known;
  known.add(name);
  for (const { path, kind } of scripts[name].imports) {
    if (kind === 'import-statement' && scripts[path]) withImports(path, known);
  }
  return known;
}
