// `npm start`: builds what has changed and runs the product. Settings: .env.example.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root, run, sentence } from './run.mjs';

const [major] = process.versions.node.split('.').map(Number);
if (major < 24)
  sentence(
    `This needs Node 24; npm should have put it into node_modules. It runs on ${process.version}: run "npm ci" again.`,
  );

const started = performance.now();
const ticking = setInterval(
  () => sentence(`Still building (${Math.round((performance.now() - started) / 1000)} s).`),
  5_000,
);
sentence('Building the product (about half a minute the first time, then only what has changed).');
const built = await run('nx', ['run-many', '-t', 'build', '--output-style=static'], { quiet: true });
clearInterval(ticking);
if (built.code !== 0) {
  console.error(built.output);
  sentence('The build failed; the reason stands above.');
  process.exit(1);
}
sentence(`Built in ${((performance.now() - started) / 1000).toFixed(1)} s.`);

// The product handles Ctrl-C itself; this process only waits for it and passes on what others send.
const product = spawn(process.execPath, ['--enable-source-maps', join(root, 'dist/backend/backend/src/main.js')], {
  stdio: 'inherit',
});
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => product.kill('SIGTERM'));
product.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
