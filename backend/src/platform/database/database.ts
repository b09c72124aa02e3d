import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Pool, PoolClient, QueryResultRow } from 'pg';
import type { DataSource } from 'typeorm';

/** Something that runs one SQL statement. Rows come as node-postgres gives them: int8 and numeric as text, timestamptz as Date. */
export interface Queryable {
  query<Row>(sql: string, values?: readonly unknown[]): Promise<Row[]>;
}

/** The statements of one transaction, on one connection. */
export class Transaction implements Queryable {
  private readonly last: (() => Promise<void>)[] = [];

  constructor(
    /** For what is more than a statement, such as COPY streams. */
    readonly client: PoolClient,
  ) {}

  async query<Row>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
    return (await this.client.query<QueryResultRow>(sql, [...values])).rows as Row[];
  }

  /** Leaves work to the very end of the transaction: what locks a row that many transactions want. */
  beforeCommit(work: () => Promise<void>): void {
    this.last.push(work);
  }

  /** Does the work that was left to the end. `Database` calls it. */
  async finish(): Promise<void> {
    for (const work of this.last.splice(0)) await work();
  }
}

/** Longest time in ms that one statement of a snapshot may take, unless its reader says otherwise. */
const READ_TIMEOUT_MS = 3_000;

const BEGIN_SNAPSHOT = 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL statement_timeout = ';

/** PostgreSQL for everything that is set-wise SQL: the same connections that TypeORM uses, without a mapper in between. */
@Injectable()
export class Database implements Queryable {
  private readonly pool: Pool;

  constructor(@InjectDataSource() dataSource: DataSource) {
    this.pool = (dataSource.driver as unknown as { master: Pool }).master;
  }

  async query<Row>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
    return (await this.pool.query<QueryResultRow>(sql, [...values])).rows as Row[];
  }

  /** The same for a statement that is asked all the time: each connection plans it once. `name` belongs to this text alone. */
  async prepared<Row>(name: string, sql: string, values: readonly unknown[]): Promise<Row[]> {
    return (await this.pool.query<QueryResultRow>({ name, text: sql, values: [...values] })).rows as Row[];
  }

  /** Runs `work` in one transaction: committed when it returns, rolled back when it throws. */
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.within('BEGIN', work);
  }

  /** Reads in one transaction that sees one state of all tables, whatever is written meanwhile. A longer statement is cancelled. */
  snapshot<T>(work: (tx: Transaction) => Promise<T>, timeoutMs = READ_TIMEOUT_MS): Promise<T> {
    return this.within(BEGIN_SNAPSHOT + timeoutMs, work);
  }

  private async within<T>(begin: string, work: (tx: Transaction) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    let broken: Error | undefined;
    const noteBroken = (error: Error) => (broken = error);
    client.on('error', noteBroken);
    try {
      await client.query(begin);
      const tx = new Transaction(client);
      const result = await work(tx);
      await tx.finish();
      await client.query('COMMIT');
      return result;
    } catch (error) {
      await client.query('ROLLBACK').catch(noteBroken);
      throw error;
    } finally {
      client.off('error', noteBroken);
      client.release(broken);
    }
  }
}
