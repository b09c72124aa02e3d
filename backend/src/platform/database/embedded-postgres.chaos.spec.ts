import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { type EmbeddedPostgres, keepAlive, startEmbeddedPostgres } from './embedded-postgres';
import { lockInstance } from './instance-lock';
import { isServerOf } from './postmaster-file';

describe('the built-in PostgreSQL', () => {
  let dataDir: string;
  let server: EmbeddedPostgres | undefined;
  const start = async () => (server = await startEmbeddedPostgres({ dataDir, settings: { shared_buffers: '16MB' } }));
  const cluster = () => join(dataDir, 'pg18');

  async function run<Row>(sql: string): Promise<Row[]> {
    const client = new Client({ connectionString: server?.url });
    await client.connect();
    try {
      return (await client.query(sql)).rows as Row[];
    } finally {
      await client.end();
    }
  }

  async function kill(): Promise<void> {
    const pid = server?.pid as number;
    process.kill(pid, 'SIGKILL');
    while (isServerOf(cluster(), pid)) await sleep(10);
  }

  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'audiospective-launcher-'));
    await start();
    await run('CREATE TABLE kept (n int)');
  });
  afterAll(async () => {
    await server?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('answers as PostgreSQL 18 with checksums, its password readable by the owner alone', async () => {
    expect(await run('SHOW server_version')).toEqual([{ server_version: expect.stringMatching(/^18\./) }]);
    expect(await run('SHOW data_checksums')).toEqual([{ data_checksums: 'on' }]);
    expect(statSync(join(dataDir, 'postgres-password')).mode & 0o077).toBe(0);
  });

  it('adopts a server whose owner was killed, and keeps its data', async () => {
    const first = server as EmbeddedPostgres;
    await run('INSERT INTO kept VALUES (1)');
    const second = await start();
    expect(second).toMatchObject({ adopted: true, pid: first.pid });
    expect(await run('SELECT n FROM kept')).toEqual([{ n: 1 }]);
  });

  it('recovers from a kill of the server and has lost nothing that was committed', async () => {
    await run('INSERT INTO kept VALUES (2)');
    await kill();
    const again = await start();
    expect(again.adopted).toBe(false);
    expect(await run('SELECT n FROM kept ORDER BY n')).toEqual([{ n: 1 }, { n: 2 }]);
  });

  it('starts although the pid file names a living process that is no PostgreSQL', async () => {
    await kill();
    const file = join(cluster(), 'postmaster.pid');
    const lines = readFileSync(file, 'utf8').split('\n');
    writeFileSync(file, [String(process.pid), ...lines.slice(1)].join('\n'));
    await start();
    expect(await run('SELECT count(*)::int AS n FROM kept')).toEqual([{ n: 2 }]);
  });

  it('brings a killed server back on the same port while somebody looks after it, who still owns the folder', async () => {
    const { url } = server as EmbeddedPostgres;
    const lock = await lockInstance(url, dataDir);
    const endWatch = keepAlive(server as EmbeddedPostgres, { dataDir, settings: { shared_buffers: '16MB' } });
    await kill();
    let rows: unknown[] = [];
    while (rows.length === 0) rows = await run('SELECT n FROM kept').catch(() => sleep(50, []));
    expect(rows).toHaveLength(2);
    const locks = () => run(`SELECT 1 FROM pg_locks WHERE locktype = 'advisory'`).catch(() => []);
    while ((await locks()).length === 0) await sleep(50);
    await lock.release();
    await endWatch();
    expect((await start()).url).toBe(url);
  });

  it('refuses a second owner of the folder with a sentence, until the first has gone', async () => {
    const url = (server as EmbeddedPostgres).url;
    const lock = await lockInstance(url, dataDir);
    await expect(lockInstance(url, dataDir)).rejects.toThrow(`already running on the data folder ${dataDir}`);
    await lock.release();
    await (await lockInstance(url, dataDir)).release();
  });

  it('stays up while somebody else is connected, and stops after that', async () => {
    const { url, pid, stop } = server as EmbeddedPostgres;
    const other = new Client({ connectionString: url });
    await other.connect();
    await stop();
    expect(isServerOf(cluster(), pid)).toBe(true);
    await other.end();
    while (isServerOf(cluster(), pid)) await stop();
  });
});
