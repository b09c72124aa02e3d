import type { PlayColumns } from '@audiospective/listening';
import type { Breather } from '../../platform/breather';
import { DenseIndex } from './dense-index';
import { MIDDLE_SECOND, PLAY_BYTES, SOURCE_BITS } from './month-plays.query';

/** Combinations of (`detail_id`, `context_id`, `sources`) in columns; 0 stands for NULL. */
export interface CircumstanceKeys {
  readonly details: Int32Array;
  readonly contexts: Int32Array;
  readonly sources: Uint8Array;
}

/** Plays in columns, and what their indexes mean in the database. */
export interface BuiltPlays {
  plays: PlayColumns;
  /** Ids by index. */
  trackIds: Int32Array;
  circumstances: CircumstanceKeys;
}

/** With more different values two bytes are too narrow for indexes. */
const TWO_BYTES = 65_536;

/** Puts the columns of a whole archive together, month after month, decoded or copied. What known plays have an index for keeps it. */
export class PlayBuilder {
  private readonly second: Uint32Array;
  private readonly millisecond: Uint16Array;
  private readonly track: Uint32Array;
  private readonly msPlayed: Int32Array;
  private readonly circumstance: Uint32Array;
  private readonly tracks: DenseIndex;
  private readonly circumstances: DenseIndex;
  private length = 0;

  constructor(
    plays: number,
    private readonly known?: BuiltPlays,
  ) {
    this.second = new Uint32Array(plays);
    this.millisecond = new Uint16Array(plays);
    this.track = new Uint32Array(plays);
    this.msPlayed = new Int32Array(plays);
    this.circumstance = new Uint32Array(plays);
    this.tracks = new DenseIndex(known?.trackIds.length);
    this.circumstances = new DenseIndex(known?.circumstances.details.length);
    if (known) this.takeOver(known);
  }

  /** Adds the plays of a chunk, see `monthPlays`. */
  decode(data: Buffer): void {
    const plays = data.length / PLAY_BYTES;
    const view = new DataView(data.buffer, data.byteOffset, data.length);
    for (let i = 0, row = this.length; i < plays; i++, row++) {
      const moment = view.getInt16(20 * plays + 2 * i);
      this.second[row] = view.getInt32(4 * i) + MIDDLE_SECOND;
      this.millisecond[row] = Math.floor(moment / SOURCE_BITS);
      this.track[row] = this.tracks.indexOf(view.getInt32(4 * (plays + i)));
      this.msPlayed[row] = view.getInt32(4 * (2 * plays + i));
      const detail = view.getInt32(4 * (3 * plays + i));
      const context = view.getInt32(4 * (4 * plays + i));
      this.circumstance[row] = this.circumstances.indexOf(detail, context, moment % SOURCE_BITS);
    }
    this.length += plays;
  }

  /** Adds known plays, by their rows. */
  copy(from: number, to: number): void {
    const { plays } = this.known as BuiltPlays;
    this.second.set(plays.second.subarray(from, to), this.length);
    this.millisecond.set(plays.millisecond.subarray(from, to), this.length);
    this.track.set(plays.track.subarray(from, to), this.length);
    this.msPlayed.set(plays.msPlayed.subarray(from, to), this.length);
    this.circumstance.set(plays.circumstance.subarray(from, to), this.length);
    this.length += to - from;
  }

  /** What no play has any more is left out, and the indexes behind it move up. */
  async build(breather: Breather): Promise<BuiltPlays> {
    const { length, second, millisecond, msPlayed } = this;
    const tracks = dense(this.track, this.tracks.length);
    await breather.breathe();
    const ways = dense(this.circumstance, this.circumstances.length);
    await breather.breathe();
    return {
      plays: { length, second, millisecond, msPlayed, track: tracks.column, circumstance: ways.column },
      trackIds: picked(this.tracks.values(0), tracks.kept),
      circumstances: {
        details: picked(this.circumstances.values(0), ways.kept),
        contexts: picked(this.circumstances.values(1), ways.kept),
        sources: Uint8Array.from(picked(this.circumstances.values(2), ways.kept)),
      },
    };
  }

  private takeOver({ trackIds, circumstances: { details, contexts, sources } }: BuiltPlays): void {
    for (const id of trackIds) this.tracks.indexOf(id);
    for (let i = 0; i < details.length; i++) {
      this.circumstances.indexOf(details[i] as number, contexts[i], sources[i]);
    }
  }
}

/** Renumbers a column of indexes below `size`, in place where it stays as wide, so that all that are left occur; `kept` has the former index of each. */
function dense(column: Uint32Array, size: number): { column: Uint16Array | Uint32Array; kept: Int32Array } {
  const occurs = new Uint8Array(size);
  for (let row = 0; row < column.length; row++) occurs[column[row] as number] = 1;
  const kept = new Int32Array(size);
  const renumbered = new Uint32Array(size);
  let count = 0;
  for (let index = 0; index < size; index++) {
    if (occurs[index] === 0) continue;
    renumbered[index] = count;
    kept[count++] = index;
  }
  const narrow = count <= TWO_BYTES ? new Uint16Array(column.length) : column;
  for (let row = 0; row < column.length; row++) narrow[row] = renumbered[column[row] as number] as number;
  return { column: narrow, kept: kept.slice(0, count) };
}

function picked(values: Int32Array, indexes: Int32Array): Int32Array {
  return indexes.map((index) => values[index] as number);
}
