import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { delimiter, join } from 'node:path';
import { createClient } from '@redis/client';

/** Describes a suite that needs redis-server. Without it on the PATH the suite is skipped, which `npm test` says; where CI is set, it fails. */
export function describeWithRedis(name: string, suite: () => void): void {
  if (isInstalled('redis-server')) return describe(name, suite);
  if (process.env['CI']) throw new Error(`"${name}" needs redis-server on the PATH: apt-get install redis-server`);
  describe.skip(name, suite);
}

function isInstalled(program: string): boolean {
  const folders = process.env['PATH']?.split(delimiter) ?? [];
  return folders.some((folder) => existsSync(join(folder, program)));
}

/** A real Redis for one suite, which can be flushed, stopped and killed. */
export interface TestRedis {
  url: string;
  /** Runs one command and answers its reply. */
  command(...words: string[]): Promise<unknown>;
  signal(name: 'SIGSTOP' | 'SIGCONT' | 'SIGKILL'): void;
  stop(): Promise<void>;
}

/** Starts redis-server on a free port; nothing is written to disk. */
export async function startRedis(): Promise<TestRedis> {
  const port = await freePort();
  const options = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const server = spawn('redis-server', options, { stdio: ['ignore', 'pipe', 'inherit'] });
  await ready(server);
  const url = `redis://127.0.0.1:${port}`;
  const command = async (...words: string[]) => {
    const client = await createClient({ url }).connect();
    return client.sendCommand(words).finally(() => client.disconnect());
  };
  const stop = async () => {
    if (server.exitCode === null && server.signalCode === null) {
      server.kill('SIGKILL');
      await once(server, 'exit');
    }
  };
  return { url, command, signal: (name) => void server.kill(name), stop };
}

async function ready(server: ChildProcess): Promise<void> {
  let said = '';
  for await (const text of server.stdout ?? []) {
    said += String(text);
    if (said.includes('Ready to accept connections')) break;
  }
  if (!said.includes('Ready to accept connections')) throw new Error(`redis-server did not start: ${said}`);
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
