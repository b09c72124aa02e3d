// `npm start`: builds what has changed and runs the product. Settings: .env.example.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { endWithParent, root, run, runtimeFlags, sentence } from './run.mjs';

const major = Number.parseInt(process.versions.node);
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

// The product ends when the channel to this process closes, however this process ends.
const product = spawn(process.execPath, [...runtimeFlags, join(root, 'dist/backend/backend/src/main.js')], {
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
});
process.on('SIGINT', () => undefined); // Ctrl-C reaches the product by itself
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => product.connected && product.disconnect());
endWithParent(() => product.connected && product.disconnect());
product.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
