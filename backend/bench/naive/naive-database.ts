import type { Database } from '../../src/platform/database/database';
import { FILL_NAIVE, NAIVE_INDEXES, NAIVE_SCHEMA, NAIVE_USER } from './schema';
import { NAIVE_STATISTICS, type NaiveStatistic, NEEDS_ZONE } from './statistics';

/** A period as the first design asks for it. */
export interface NaivePeriod {
  from: Date;
  to: Date;
  timeZone: string;
}

/** One listener's plays in the tables of the first design. */
export class NaiveDatabase {
  private constructor(
    private readonly database: Database,
    private readonly userId: string,
  ) {}

  /** Creates and fills the tables; for one listener of a database. */
  static async fill(database: Database, listenerId: number): Promise<NaiveDatabase> {
    await database.transaction(async (tx) => {
      await tx.query('SET LOCAL statement_timeout = 0');
      await tx.query(NAIVE_SCHEMA);
      for (const statement of FILL_NAIVE) await tx.query(statement, statement.includes('$1') ? [listenerId] : []);
      await tx.query(NAIVE_INDEXES);
    });
    for (const table of ['naive_play_events', 'naive_tracks', 'naive_artist_to_track', 'naive_artists', 'naive_albums'])
      await database.query(`VACUUM ${table}`);
    const [user] = await database.query<{ id: string }>(NAIVE_USER, [listenerId]);
    return new NaiveDatabase(database, (user as { id: string }).id);
  }

  /** Runs one statistic; the rows differ per statistic. */
  ask(statistic: NaiveStatistic, { from, to, timeZone }: NaivePeriod): Promise<Record<string, unknown>[]> {
    const values = [this.userId, utc(from), utc(to)];
    return this.database.query(NAIVE_STATISTICS[statistic], NEEDS_ZONE.has(statistic) ? [...values, timeZone] : values);
  }
}

/** A timestamp without zone. */
const utc = (instant: Date) => instant.toISOString().slice(0, -1);
