// `npm run import -- <listener> <file>…`: the import of the dashboard, from the command line.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from './run.mjs';

const program = join(root, 'dist/backend/backend/src/import-cli.js');
if (!existsSync(program)) {
  const built = await run('nx', ['build', 'backend', '--output-style=static'], { quiet: true });
  if (built.code !== 0) {
    console.error(built.output);
    process.exit(built.code);
  }
}
const { code } = await run('node', ['--enable-source-maps', program, ...process.argv.slice(2)]);
process.exit(code);
