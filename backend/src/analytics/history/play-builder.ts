import type { PlayColumns } from '@audiospective/listening';
import { CircumstanceKeys, type CircumstanceColumns } from './circumstance-keys';
import { Dictionary } from './dictionary';
import { MIDDLE_SECOND, PLAY_BYTES, SOURCE_BITS } from './month-plays.query';

/** Plays in columns, and what their indexes mean in the database. */
export interface BuiltPlays {
  plays: PlayColumns;
  /** Ids by index. */
  trackIds: Int32Array;
  circumstances: CircumstanceColumns;
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
  private readonly tracks: Dictionary<number>;
  private readonly circumstances: CircumstanceKeys;
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
    this.tracks = new Dictionary(known?.trackIds);
    this.circumstances = new CircumstanceKeys(known?.circumstances);
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
  build(): BuiltPlays {
    const { length, second, millisecond, msPlayed } = this;
    const tracks = dense(this.track, this.tracks.values.length);
    const circumstances = dense(this.circumstance, this.circumstances.length);
    return {
      plays: { length, second, millisecond, msPlayed, track: tracks.column, circumstance: circumstances.column },
      trackIds: Int32Array.from(tracks.kept, (index) => this.tracks.values[index] as number),
      circumstances: this.circumstances.columns(circumstances.kept),
    };
  }
}

/** Renumbers a column of indexes below `size` so that all that are left occur; `kept` has the former index of each. */
function dense(column: Uint32Array, size: number): { column: Uint16Array | Uint32Array; kept: Uint32Array } {
  const occurs = new Uint8Array(size);
  for (let row = 0; row < column.length; row++) occurs[column[row] as number] = 1;
  const kept = Uint32Array.from(occurs.keys()).filter((index) => occurs[index] === 1);
  const renumbered = new Uint32Array(size);
  kept.forEach((former, index) => (renumbered[former] = index));
  const narrow = kept.length <= TWO_BYTES ? new Uint16Array(column.length) : new Uint32Array(column.length);
  for (let row = 0; row < column.length; row++) narrow[row] = renumbered[column[row] as number] as number;
  return { column: narrow, kept };
}
