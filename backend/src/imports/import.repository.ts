import { Injectable } from '@nestjs/common';
import { Database, type Queryable, type Transaction } from '../platform/database/database';
import type { RowReport } from './import-report';
import type { ReadFile } from './read-export';

export type ImportState = 'WAITING' | 'READING' | 'WRITING' | 'DONE' | 'CANCELLED' | 'FAILED' | 'UNDOING' | 'UNDONE';

/** States in which something is still to be done. */
export const OPEN_STATES = `('WAITING', 'READING', 'WRITING', 'UNDOING')`;

/** Seconds for which a runner owns an import without a sign of life. */
const LEASE = `now() + interval '20 seconds'`;

/** An import as its owner sees it. */
export interface ImportRecord {
  id: number;
  listenerId: number;
  state: ImportState;
  fileName: string;
  storedAs: string | null;
  sizeBytes: number;
  /** Read so far, in bytes of the upload. */
  bytesRead: number;
  rowsRead: number;
  /** Plays of the import, known once all rows were read; and how many of them are in the archive. */
  playsTotal: number | null;
  playsWritten: number;
  cancelRequested: boolean;
  /** Counts the runners that took it; the number of the last is the fence against all before it. */
  attempt: number;
  createdAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
  notes: string[];
  report: RowReport | null;
  failureCode: string | null;
  failureMessage: string | null;
}

/** An import with something to do. */
export interface OpenImport {
  id: number;
  undoing: boolean;
}

/** Thrown when another runner has taken the import, or when its owner has cancelled it. */
export class ImportInterrupted extends Error {
  constructor(readonly reason: 'CANCELLED' | 'TAKEN') {
    super(`The import was ${reason.toLowerCase()}.`);
  }
}

/** How an import ended. */
export interface Ending {
  state: 'DONE' | 'CANCELLED' | 'FAILED' | 'UNDONE';
  at: Date;
  report?: RowReport;
  failure?: { code: string; message: string };
}

const COLUMNS = `id, listener_id AS "listenerId", state, file_name AS "fileName", stored_as AS "storedAs",
  size_bytes::float8 AS "sizeBytes", bytes_read::float8 AS "bytesRead", rows_read AS "rowsRead", plays_total AS "playsTotal",
  plays_written AS "playsWritten", cancel_requested AS "cancelRequested", attempt, created_at AS "createdAt",
  started_at AS "startedAt", finished_at AS "finishedAt", notes, report, failure_code AS "failureCode",
  failure_message AS "failureMessage"`;

/** The imports: who asked for them, how far they are and how they ended. */
@Injectable()
export class ImportRepository {
  constructor(private readonly database: Database) {}

  async create(upload: Pick<ImportRecord, 'listenerId' | 'fileName' | 'storedAs' | 'sizeBytes' | 'createdAt'>) {
    const [row] = await this.database.query<ImportRecord>(
      `INSERT INTO import (listener_id, state, file_name, stored_as, size_bytes, created_at)
       VALUES ($1, 'WAITING', $2, $3, $4, $5) RETURNING ${COLUMNS}`,
      [upload.listenerId, upload.fileName, upload.storedAs, upload.sizeBytes, upload.createdAt],
    );
    return row as ImportRecord;
  }

  /** Null when the listener has no such import. */
  async find(listenerId: number, id: number): Promise<ImportRecord | null> {
    const [row] = await this.database.query<ImportRecord>(
      `SELECT ${COLUMNS} FROM import WHERE listener_id = $1 AND id = $2`,
      [listenerId, id],
    );
    return row ?? null;
  }

  /** The newest first, those before the import `before` only. */
  list(listenerId: number, count: number, before: number | null): Promise<ImportRecord[]> {
    return this.database.query(
      `SELECT ${COLUMNS} FROM import WHERE listener_id = $1 AND ($3::int IS NULL OR id < $3) ORDER BY id DESC LIMIT $2`,
      [listenerId, count, before],
    );
  }

  /** Name of the listener's Spotify account; null when none is connected. */
  async spotifyIdOf(listenerId: number): Promise<string | null> {
    const [account] = await this.database.query<{ name: string }>(
      'SELECT spotify_id AS name FROM spotify_account WHERE listener_id = $1',
      [listenerId],
    );
    return account?.name ?? null;
  }

  async countOpen(listenerId: number): Promise<number> {
    const [row] = await this.database.query<{ open: number }>(
      `SELECT count(*)::int AS open FROM import WHERE listener_id = $1 AND state IN ${OPEN_STATES}`,
      [listenerId],
    );
    return row?.open ?? 0;
  }

  /** Asks the runner to stop; an import that nobody has begun ends at once. Null when it can no longer be cancelled. */
  async requestCancel(listenerId: number, id: number, at: Date): Promise<ImportRecord | null> {
    const [row] = await this.database.query<ImportRecord>(
      `UPDATE import SET cancel_requested = true, state = CASE WHEN attempt = 0 THEN 'CANCELLED' ELSE state END,
         finished_at = CASE WHEN attempt = 0 THEN $3::timestamptz END
       WHERE listener_id = $1 AND id = $2 AND state IN ('WAITING', 'READING', 'WRITING') RETURNING ${COLUMNS}`,
      [listenerId, id, at],
    );
    return row ?? null;
  }

  /** Null when the import is not one that can be undone. */
  async requestUndo(listenerId: number, id: number): Promise<ImportRecord | null> {
    const [row] = await this.database.query<ImportRecord>(
      `UPDATE import SET state = 'UNDOING', lease_until = NULL WHERE listener_id = $1 AND id = $2 AND state = 'DONE' RETURNING ${COLUMNS}`,
      [listenerId, id],
    );
    return row ?? null;
  }

  /** Takes an import for this process, unless another one has it or an older one of the listener is still open. */
  async claim(id: number, at: Date): Promise<ImportRecord | null> {
    const [row] = await this.database.query<ImportRecord>(
      `UPDATE import SET attempt = attempt + 1, lease_until = ${LEASE}, started_at = coalesce(started_at, $2),
         state = CASE WHEN state = 'WAITING' THEN 'READING' ELSE state END, bytes_read = 0, rows_read = 0
       WHERE id = $1 AND state IN ${OPEN_STATES} AND (lease_until IS NULL OR lease_until < now())
         AND NOT EXISTS (SELECT FROM import o WHERE o.listener_id = import.listener_id AND o.state IN ${OPEN_STATES}
           AND (o.lease_until > now() OR o.id < import.id) AND o.id <> import.id)
       RETURNING ${COLUMNS}`,
      [id, at],
    );
    return row ?? null;
  }

  /** Lets others take the import at once. */
  async release(run: ImportRecord): Promise<void> {
    await this.database.query('UPDATE import SET lease_until = NULL WHERE id = $1 AND attempt = $2', [
      run.id,
      run.attempt,
    ]);
  }

  /** Imports that nobody works on, the oldest of each listener, also those whose runner died. */
  findAbandoned(): Promise<OpenImport[]> {
    return this.database.query(
      `SELECT min(id)::int AS id, (array_agg(state ORDER BY id))[1] = 'UNDOING' AS undoing
       FROM import WHERE state IN ${OPEN_STATES} GROUP BY listener_id
       HAVING bool_and(lease_until IS NULL OR lease_until < now()) AND min(created_at) < now() - interval '20 seconds'`,
    );
  }

  /** The next open import of the listener whose import this is; empty when there is none. */
  findNext(id: number): Promise<OpenImport[]> {
    return this.database.query(
      `SELECT id, state = 'UNDOING' AS undoing FROM import WHERE state IN ${OPEN_STATES}
         AND listener_id = (SELECT listener_id FROM import WHERE id = $1) ORDER BY id LIMIT 1`,
      [id],
    );
  }

  /** Names of all uploads that are still needed. */
  async storedNames(): Promise<Set<string>> {
    const rows = await this.database.query<{ name: string }>(
      `SELECT stored_as AS name FROM import WHERE stored_as IS NOT NULL AND state IN ${OPEN_STATES}`,
    );
    return new Set(rows.map((row) => row.name));
  }

  /** Tells how far reading is and keeps the lease. @throws ImportInterrupted */
  async noteReading(run: ImportRecord, share: number, rows: number): Promise<void> {
    await this.stillMine(
      this.database,
      run,
      await this.database.query(
        `UPDATE import SET bytes_read = $3, rows_read = $4, lease_until = ${LEASE}
         WHERE id = $1 AND attempt = $2 AND NOT cancel_requested RETURNING id`,
        [run.id, run.attempt, Math.round(share * run.sizeBytes), rows],
      ),
    );
  }

  /** Keeps the lease. @throws ImportInterrupted */
  async stayAlive(run: ImportRecord): Promise<void> {
    const kept = await this.database.query(
      `UPDATE import SET lease_until = ${LEASE} WHERE id = $1 AND attempt = $2 AND NOT cancel_requested RETURNING id`,
      [run.id, run.attempt],
    );
    await this.stillMine(this.database, run, kept);
  }

  /** Keeps the lease, whatever the owner wants. Does nothing once the import has ended or another runner has it. */
  async keepLease(run: ImportRecord): Promise<void> {
    await this.database.query(
      `UPDATE import SET lease_until = ${LEASE} WHERE id = $1 AND attempt = $2 AND state IN ${OPEN_STATES}`,
      [run.id, run.attempt],
    );
  }

  /** From reading to writing: what the files are and how many plays there will be. @throws ImportInterrupted */
  async beginWriting(
    tx: Transaction,
    run: ImportRecord,
    files: readonly ReadFile[],
    plan: { plays: number; notes: string[] },
  ) {
    const begun = await tx.query(
      `UPDATE import SET state = 'WRITING', plays_total = $3, notes = $4, lease_until = ${LEASE}
       WHERE id = $1 AND attempt = $2 AND NOT cancel_requested RETURNING id`,
      [run.id, run.attempt, plan.plays, plan.notes],
    );
    await this.stillMine(tx, run, begun);
    await tx.query('DELETE FROM import_file WHERE import_id = $1', [run.id]);
    await tx.query(
      `INSERT INTO import_file (import_id, position, name, kind, report)
       SELECT $1, f.* FROM unnest($2::int[], $3::text[], $4::text[], $5::jsonb[]) AS f(position, name, kind, report)`,
      [
        run.id,
        files.map((_, i) => i),
        files.map((file) => file.name),
        files.map((file) => file.kind),
        files.map((file) => JSON.stringify(file.report)),
      ],
    );
  }

  /** In the transaction that writes plays: how many are written now, and the reports as they are then. @throws ImportInterrupted */
  async noteWritten(tx: Transaction, run: ImportRecord, written: number, files: readonly ReadFile[]): Promise<void> {
    const noted = await tx.query(
      `UPDATE import SET plays_written = $3, lease_until = ${LEASE} WHERE id = $1 AND attempt = $2 AND NOT cancel_requested RETURNING id`,
      [run.id, run.attempt, written],
    );
    await this.stillMine(tx, run, noted);
    await tx.query(
      `UPDATE import_file SET report = f.report FROM unnest($2::int[], $3::jsonb[]) AS f(position, report)
       WHERE import_id = $1 AND import_file.position = f.position`,
      [run.id, files.map((_, i) => i), files.map((file) => JSON.stringify(file.report))],
    );
  }

  /** Ends the import. @throws ImportInterrupted when another runner has taken it */
  async end(tx: Transaction, run: ImportRecord, ending: Ending): Promise<void> {
    const ended = await tx.query(
      `UPDATE import SET state = $3, finished_at = $4, report = coalesce($5, report), failure_code = $6, failure_message = $7,
         stored_as = NULL, lease_until = NULL WHERE id = $1 AND attempt = $2 RETURNING id`,
      [
        run.id,
        run.attempt,
        ending.state,
        ending.at,
        ending.report ?? null,
        ending.failure?.code,
        ending.failure?.message,
      ],
    );
    if (ended.length === 0) throw new ImportInterrupted('TAKEN');
  }

  /** The files of imports with what became of their rows, in the order of reading. */
  files(importId: number, db: Queryable = this.database): Promise<ReadFile[]> {
    return db.query<ReadFile>('SELECT name, kind, report FROM import_file WHERE import_id = $1 ORDER BY position', [
      importId,
    ]);
  }

  private async stillMine(db: Queryable, run: ImportRecord, updated: readonly unknown[]): Promise<void> {
    if (updated.length > 0) return;
    const mine = await db.query('SELECT 1 FROM import WHERE id = $1 AND attempt = $2', [run.id, run.attempt]);
    throw new ImportInterrupted(mine.length > 0 ? 'CANCELLED' : 'TAKEN');
  }
}
