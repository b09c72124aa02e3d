import { performance } from 'node:perf_hooks';
import { Database } from '../../src/platform/database/database';

/** A database that notes for how long at least one of its statements was under way. */
export class TimedDatabase extends Database {
  /** Milliseconds since it was set to 0. */
  busyMs = 0;
  statements = 0;
  private underWay = 0;
  private since = 0;

  override async query<Row>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
    if (this.underWay++ === 0) this.since = performance.now();
    this.statements++;
    try {
      return await super.query<Row>(sql, values);
    } finally {
      if (--this.underWay === 0) this.busyMs += performance.now() - this.since;
    }
  }
}
