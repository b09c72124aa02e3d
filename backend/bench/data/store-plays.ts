import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import type { Transaction } from '../../src/platform/database/database';
import type { Plays } from './listening';

/** Plays of one listener on their way into the table. */
export interface OwnedPlays {
  listenerId: number;
  plays: Plays;
}

const COPY_PLAYS = `COPY play (played_at, listener_id, track_id, ms_played, context_id, detail_id, sources) FROM STDIN (FORMAT binary, FREEZE)`;

/** Fills the empty table within its transaction, as rows that a vacuum has seen. Listeners come one after the other. */
export async function storePlays(tx: Transaction, archives: Iterable<OwnedPlays>): Promise<void> {
  await tx.query('TRUNCATE play CASCADE');
  await pipeline(Readable.from(blocks(archives)), tx.client.query(copyFrom(COPY_PLAYS)));
}

const SIGNATURE = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1');
const END = Buffer.from([0xff, 0xff]);
const ROW_BYTES = 60;
const ROWS_PER_BLOCK = 2_000;

function* blocks(archives: Iterable<OwnedPlays>): Generator<Buffer> {
  yield SIGNATURE;
  for (const { listenerId, plays } of archives)
    for (let first = 0; first < plays.length; first += ROWS_PER_BLOCK)
      yield block(listenerId, plays, first, Math.min(first + ROWS_PER_BLOCK, plays.length));
  yield END;
}

const SECONDS_1970_TO_2000 = 946_684_800n;

/** Rows of COPY's binary form: the number of columns, then each value behind its length, big-endian; -1 instead of a length is null. */
function block(listenerId: number, plays: Plays, first: number, end: number): Buffer {
  const bytes = Buffer.allocUnsafe((end - first) * ROW_BYTES);
  let at = 0;
  const integer = (value: number | undefined, isNull: boolean) => {
    at = bytes.writeInt32BE(isNull ? -1 : 4, at);
    if (!isNull) at = bytes.writeInt32BE(value as number, at);
  };
  for (let i = first; i < end; i++) {
    at = bytes.writeInt16BE(7, at);
    at = bytes.writeInt32BE(8, at);
    at = bytes.writeBigInt64BE(BigInt(plays.playedAt[i] as number) * 1000n - SECONDS_1970_TO_2000 * 1_000_000n, at);
    integer(listenerId, false);
    integer(plays.track[i], false);
    integer(plays.msPlayed[i], plays.msPlayed[i] === -1);
    integer(plays.context[i], plays.context[i] === 0);
    integer(plays.detail[i], plays.detail[i] === 0);
    at = bytes.writeInt32BE(2, at);
    at = bytes.writeInt16BE(plays.sources[i] as number, at);
  }
  return bytes.subarray(0, at);
}
