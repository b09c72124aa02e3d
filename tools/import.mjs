// `npm run import -- <listener> <file>…`: the import of the dashboard, from the command line.
import { join } from 'node:path';
import { root, run, runtimeFlags } from './run.mjs';

const built = await run('nx', ['build', 'backend', '--output-style=static'], { quiet: true });
if (built.code !== 0) {
  console.error(built.output);
  process.exit(built.code);
}
// The import cancels itself on Ctrl-C and says so; this process waits for its word and its exit code.
for (const signal of ['SIGINT', 'SIGHUP']) process.on(signal, () => undefined);
const program = join(root, 'dist/backend/backend/src/import-cli.js');
const { code } = await run('node', [...runtimeFlags, program, ...process.argv.slice(2)]);
process.exit(code);
