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
  constructor(
    /** For what is more than a statement, such as COPY streams. */
    readonly client: PoolClient,
  ) {}

  async query<Row>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
    return (await this.client.query<QueryResultRow>(sql, [...values])).rows as Row[];
  }
}

/** Longest time in ms that one statement of a snapshot may take. */
const READ_TIMEOUT_MS = 3_000;

const BEGIN_SNAPSHOT = `BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL statement_timeout = ${READ_TIMEOUT_MS}`;

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

  /** Runs `work` in one transaction: committed when it returns, rolled back when it throws. */
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.within('BEGIN', work);
  }

  /** Reads in one transaction that sees one state of all tables, whatever is written meanwhile. A statement of more than 3 s is cancelled. */
  snapshot<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.within(BEGIN_SNAPSHOT, work);
  }

  private async within<T>(begin: string, work: (tx: Transaction) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    let broken: Error | undefined;
    const noteBroken = (error: Error) => (broken = error);
    client.on('error', noteBroken);
    try {
      await client.query(begin);
      const result = await work(new Transaction(client));
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
