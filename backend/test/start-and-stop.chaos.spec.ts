import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isServerOf, readPostmaster } from '../src/platform/database/postmaster-file';
import { PROGRAMS } from './compile';

const MAIN = join(PROGRAMS, 'backend', 'src', 'main.js');

interface Program {
  child: ChildProcess;
  /** Resolves once the text was printed. */
  said(text: string): Promise<void>;
  ended: Promise<unknown>;
}

/** The product as `npm start` runs it, without the build. */
describe('starting and stopping the product', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'audiospective-start-'));
  const cluster = join(dataDir, 'pg18');
  const running = new Set<ChildProcess>();

  afterAll(() => {
    for (const child of running) child.kill('SIGKILL');
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  });

  function begin(program: string, args: string[]): Program {
    const env = {
      ...process.env,
      NODE_OPTIONS: '',
      DATA_DIR: dataDir,
      PORT: String(23_000 + (process.pid % 9_000)),
      SIMULATOR_PORT: '0',
      LOG_LEVEL: 'fatal',
    };
    const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    running.add(child);
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (data: Buffer) => (output += data.toString()));
    const ended = once(child, 'exit').finally(() => running.delete(child));
    const said = async (text: string) => {
      while (!output.includes(text)) {
        if (child.exitCode !== null || child.signalCode !== null)
          throw new Error(`It ended without saying "${text}": ${output}`);
        await sleep(50);
      }
    };
    return { child, said, ended };
  }

  const databaseRuns = () => {
    const server = readPostmaster(cluster);
    return server !== null && isServerOf(cluster, server.pid);
  };

  it('refuses a second start on its folder with a sentence, and SIGTERM leaves no process behind', async () => {
    const first = begin(process.execPath, [MAIN]);
    await first.said('Ready after');
    const second = begin(process.execPath, [MAIN]);
    await second.said('already running on the data folder');
    await second.ended;
    expect(second.child.exitCode).toBe(1);
    expect(databaseRuns()).toBe(true);
    first.child.kill('SIGTERM');
    await first.ended;
    expect(first.child.exitCode).toBe(0);
    expect(databaseRuns()).toBe(false);
  });

  it('ends when the program that started it is killed', async () => {
    const script = `require('node:child_process').fork(${JSON.stringify(MAIN)}, { stdio: 'inherit' }); setInterval(() => {}, 1000);`;
    const starter = begin(process.execPath, ['-e', script]);
    await starter.said('Ready after');
    starter.child.kill('SIGKILL');
    while (databaseRuns()) await sleep(50);
  });
});
