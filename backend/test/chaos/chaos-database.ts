import { rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { dataSourceOptions, migrate } from '../../src/platform/database/data-source';
import { type EmbeddedPostgres, freePort, startEmbeddedPostgres } from '../../src/platform/database/embedded-postgres';

const PATIENCE_MS = 30_000;

/** A PostgreSQL of its own, with everything that makes it safe switched on, that can be killed and started again on its port. */
export class ChaosDatabase {
  kills = 0;
  private constructor(
    private readonly dataDir: string,
    private readonly port: number,
    private server: EmbeddedPostgres,
  ) {}

  static async start(dataDir: string): Promise<ChaosDatabase> {
    const port = await freePort();
    const database = new ChaosDatabase(dataDir, port, await launch(dataDir, port));
    const dataSource = await new DataSource(dataSourceOptions(database.url)).initialize();
    await migrate(dataSource);
    await dataSource.destroy();
    return database;
  }

  get url(): string {
    return this.server.url;
  }

  /** SIGKILL to the server, then a start that has to recover. */
  async killAndRestart(): Promise<void> {
    this.kills++;
    process.kill(this.server.pid, 'SIGKILL');
    while (isAlive(this.server.pid)) await sleep(20);
    for (const deadline = performance.now() + PATIENCE_MS; ; await sleep(200)) {
      try {
        this.server = await launch(this.dataDir, this.port);
        return;
      } catch (error) {
        if (performance.now() > deadline) throw error;
      }
    }
  }

  /** One statement on a connection of its own; waits while the server recovers. */
  async query<Row>(sql: string, values: unknown[] = []): Promise<Row[]> {
    for (const deadline = performance.now() + PATIENCE_MS; ; await sleep(100)) {
      const client = new Client({ connectionString: this.url, connectionTimeoutMillis: 5_000 });
      client.on('error', () => undefined);
      try {
        await client.connect();
        return (await client.query(sql, values)).rows as Row[];
      } catch (error) {
        if (performance.now() > deadline) throw error;
      } finally {
        await client.end().catch(() => undefined);
      }
    }
  }

  async stop(): Promise<void> {
    if (isAlive(this.server.pid)) process.kill(this.server.pid, 'SIGQUIT');
    while (isAlive(this.server.pid)) await sleep(20);
    rmSync(this.dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function launch(dataDir: string, port: number): Promise<EmbeddedPostgres> {
  return startEmbeddedPostgres({
    dataDir,
    settings: { port: String(port), shared_buffers: '128MB', max_connections: '160' },
  });
}
