// `npm test`: everything that proves the product, as one graph of tasks of which two run at a time. Its last line reads
// "N passed, N failed".
import { existsSync, globSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { lackingHere } from './machine.mjs';
import { ownFolder } from './own-folder.mjs';
import { endWithParent, root, run, sentence } from './run.mjs';
import { summary } from './summary.mjs';

const TARGETS = ['format', 'fresh', 'lint', 'typecheck', 'build', 'budgets', 'test', 'chaos', 'e2e'];
/** Where the count reporters leave what came of the tests. */
const results = join(root, 'dist', 'test-results');
const cache = process.env.NX_CACHE_DIRECTORY ?? join(root, '.nx', 'cache');
/** Where Nx writes which tasks there are, and which of them came to an end. */
const graph = join(root, 'dist', 'test-graph.json');
const ended = join(cache, 'run.json');

const temporary = ownFolder();
const env = { NX_CACHE_DIRECTORY: cache, TMPDIR: temporary.path };

/** @param {string[]} args */
const nx = (args, quiet = false) => run('nx', ['run-many', '-t', ...TARGETS, ...args], { quiet, env });

endWithParent(() => process.kill(process.pid, 'SIGTERM'));
const lacking = lackingHere();
for (const lack of lacking) sentence(lack.sentence);

for (const stale of [results, graph, ended]) rmSync(stale, { recursive: true, force: true });
const { output } = await nx([`--graph=${graph}`], true);
if (!existsSync(graph)) {
  temporary.remove();
  console.log(output);
  console.log('0 passed, 1 failed');
  process.exit(1);
}
await nx(['--parallel=2', '--output-style=static']);
temporary.remove();

const planned = Object.keys(read(graph).tasks.tasks);
const done = existsSync(ended) ? read(ended).tasks : [];
const counts = globSync('*.json', { cwd: results }).map((file) => read(join(results, file)));
const { lines, failed } = summary({ planned, done, counts, lacking });
for (const line of lines) console.log(line);
process.exit(failed > 0 ? 1 : 0);

/** @param {string} file */
function read(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}
