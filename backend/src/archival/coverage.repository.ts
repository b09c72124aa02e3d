import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock';
import type { Transaction } from '../platform/database/database';
import { watch, type Page, type Span, type Watched } from './watched-span';

const WATCHED = `SELECT starts_at, ends_at FROM coverage WHERE listener_id = $1 AND source = 'POLL' ORDER BY starts_at DESC LIMIT 1`;
const EXTEND = `INSERT INTO coverage AS c (listener_id, source, starts_at, ends_at) VALUES ($1, 'POLL', $2, $3)
  ON CONFLICT (listener_id, starts_at, source, import_id) DO UPDATE SET ends_at = greatest(c.ends_at, excluded.ends_at)`;
const NOTE_GAP = `INSERT INTO possible_gap AS g (listener_id, starts_at, ends_at, noticed_at) VALUES ($1, $2, $3, $4)
  ON CONFLICT (listener_id, starts_at) DO UPDATE SET ends_at = greatest(g.ends_at, excluded.ends_at)`;

/** Keeps which spans were watched by polling, and where plays may be missing. */
@Injectable()
export class CoverageRepository {
  constructor(private readonly clock: Clock) {}

  /** Notes what a poll saw. The archive must be locked. Answers the gap that it revealed. */
  async note(tx: Transaction, listenerId: number, newestPlay: Date | null, page: Page): Promise<Span | null> {
    const [last] = await tx.query<{ starts_at: Date; ends_at: Date }>(WATCHED, [listenerId]);
    const before: Watched = { since: last?.starts_at ?? null, until: last?.ends_at ?? null, newestPlay };
    const { span, gap } = watch(before, page);
    await tx.query(EXTEND, [listenerId, span.from, span.to]);
    if (gap) await tx.query(NOTE_GAP, [listenerId, gap.from, gap.to, this.clock.now()]);
    return gap;
  }
}
