import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Bench, median } from './report';

const PORT = 4390;
const MAIN = join(__dirname, '..', 'src', 'main.js');

/** From the start of the process until it is ready to serve; the build is not part of it. */
async function start(dataDir: string): Promise<{ ms: number; product: ChildProcess }> {
  const started = performance.now();
  const env = { ...process.env, PORT: String(PORT), SIMULATOR_PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'error' };
  const product = spawn(process.execPath, [...process.execArgv, MAIN], { env, stdio: 'ignore' });
  while (!(await ready())) await sleep(10);
  return { ms: performance.now() - started, product };
}

const ready = () =>
  fetch(`http://127.0.0.1:${PORT}/health/ready`).then(
    (response) => response.ok,
    () => false,
  );

/** Memory that belongs to a process and its children alone (proportional set size), in MB; Linux only. */
function memoryMb(pattern: (command: string) => boolean): number {
  const processes = execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' }).trim().split('\n');
  const pids = processes.map((line) => line.trim().split(/\s+(.*)/)).filter(([, command = '']) => pattern(command));
  const kb = pids.map(([pid]) => {
    const rollup = execFileSync('cat', [`/proc/${pid}/smaps_rollup`], { encoding: 'utf8' });
    return Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0);
  });
  return Math.round(kb.reduce((sum, value) => sum + value, 0) / 1024);
}

/** Start-up time, and what the product holds in memory while nothing happens. */
export const bench: Bench = async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'audiospective-bench-'));
  const later: number[] = [];
  let memory: (string | number)[][] = [];
  const first = await start(dataDir);
  for (let round = 0; round < 5; round++) {
    const { ms, product } = round === 0 ? first : await start(dataDir);
    if (round > 0) later.push(ms);
    if (round === 4) {
      await sleep(5_000);
      memory = [
        ['the product (Node)', memoryMb((command) => command.includes(MAIN))],
        ['the simulated Spotify (demo only)', memoryMb((command) => command.includes('spotify-simulator/src/main.js'))],
        ['the built-in PostgreSQL', memoryMb((command) => command.includes(dataDir) && command.includes('postgres'))],
      ];
    }
    product.kill('SIGTERM');
    await once(product, 'exit');
  }
  rmSync(dataDir, { recursive: true, force: true });
  return [
    {
      title: 'Start',
      columns: ['start', 'until ready (s)'],
      rows: [
        ['first, with setting up the database', (first.ms / 1000).toFixed(1)],
        ['later (median of 4)', (median(later) / 1000).toFixed(1)],
      ],
    },
    { title: 'Idle memory', columns: ['what', 'MB (PSS)'], rows: memory },
  ];
};
