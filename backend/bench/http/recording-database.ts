import { Database } from '../../src/platform/database/database';

/** A statement with its values. */
export interface Statement {
  sql: string;
  values: readonly unknown[];
}

/** A database that writes down what it was asked. */
export class RecordingDatabase extends Database {
  statements: Statement[] = [];

  override query<Row>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
    this.statements.push({ sql, values });
    return super.query<Row>(sql, values);
  }
}
