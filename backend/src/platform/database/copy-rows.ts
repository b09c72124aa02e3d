import { to as copyTo } from 'pg-copy-streams';
import { Breather } from '../breather';
import type { Transaction } from './database';

/** Signature and flags; behind them the length of an extension that no server sends yet. */
const HEADER_BYTES = 19;
const TRAILER = -1;

/** One row in PostgreSQL's binary format, valid during the call that gets it. Fields are counted from 0; each knows its own type. */
export class BinaryRow {
  private buffer: Buffer = Buffer.alloc(0);
  /** Place of each field's length word. */
  private readonly places: number[] = [];

  /** An int4. */
  int(field: number): number {
    return this.buffer.readInt32BE(this.start(field));
  }

  /** Appends the values of an int4[] without NULLs. */
  appendInts(field: number, values: number[]): void {
    const start = this.start(field);
    const length = this.buffer.readInt32BE(start) === 0 ? 0 : this.buffer.readInt32BE(start + 12);
    for (let i = 0; i < length; i++) values.push(this.buffer.readInt32BE(start + 24 + 8 * i));
  }

  text(field: number): string {
    return this.bytes(field).toString('utf8');
  }

  /** A view of the field; whoever keeps it keeps some 64 KB around it too. */
  bytes(field: number): Buffer {
    const start = this.start(field);
    return this.buffer.subarray(start, start + this.buffer.readInt32BE(start - 4));
  }

  /** Takes the row at `offset`; answers where the next one begins, or -1 when this one is not there completely. */
  read(buffer: Buffer, offset: number): number {
    this.buffer = buffer;
    const fields = buffer.readInt16BE(offset);
    let place = offset + 2;
    for (let field = 0; field < fields; field++) {
      if (place + 4 > buffer.length) return -1;
      this.places[field] = place;
      place += 4 + Math.max(0, buffer.readInt32BE(place));
    }
    return place <= buffer.length ? place : -1;
  }

  private start(field: number): number {
    return (this.places[field] as number) + 4;
  }
}

/**
 * Reads many rows, or big ones, in PostgreSQL's binary format: several times faster than query results, and exact for bytea. COPY takes
 * no parameters, so `select` contains its values; they must be numbers of ours. `take` gets row after row and must not throw.
 */
export async function copyRows(tx: Transaction, select: string, take: (row: BinaryRow) => void): Promise<void> {
  const stream = tx.client.query(copyTo(`COPY (${select}) TO STDOUT (FORMAT binary)`));
  const reader = new RowReader(take);
  const breather = new Breather();
  try {
    for await (const piece of stream) {
      reader.read(piece as Buffer);
      await breather.breathe();
    }
  } finally {
    // pg's timeout for answers ends with this call-back, which pg-copy-streams 7 forgets for COPY TO.
    (stream as { callback?: () => void }).callback?.();
  }
}

/** Cuts pieces of a COPY stream into rows. */
class RowReader {
  private rest: Buffer = Buffer.alloc(0);
  private inHeader = true;
  private readonly row = new BinaryRow();

  constructor(private readonly take: (row: BinaryRow) => void) {}

  read(piece: Buffer): void {
    const data = this.rest.length > 0 ? Buffer.concat([this.rest, piece]) : piece;
    this.rest = data.subarray(this.readRows(data, this.passHeader(data)));
  }

  private passHeader(data: Buffer): number {
    if (!this.inHeader || data.length < HEADER_BYTES) return 0;
    this.inHeader = false;
    return HEADER_BYTES;
  }

  /** Answers where the first row begins that is not complete. */
  private readRows(data: Buffer, start: number): number {
    let offset = start;
    while (!this.inHeader && offset + 2 <= data.length && data.readInt16BE(offset) !== TRAILER) {
      const end = this.row.read(data, offset);
      if (end < 0) break;
      this.take(this.row);
      offset = end;
    }
    return offset;
  }
}
