import { firstRowFrom } from './bounds';
import { minimumOf } from './counting';
import type { History } from './history';
import { sumByHour, type Hours } from './hours';
import { matchOf, type Match } from './matching';
import type { Filter, Question } from './question';
import { rowsOf } from './rows';
import { sumBy, type TimedSums } from './sums';

/**
 * A history asked a question. Cheap to make: what takes a pass over the plays is computed when first asked for, and kept.
 *
 * To go through the selected plays:
 * `for (let i = 0; i < length; i++) { const row = rows === null ? first + i : rows[i]!; … }`
 */
export class Selection {
  /** The first row of the period. Without a filter the selected rows are `first` … `first + length - 1`. */
  readonly first: number;
  /** Per track: the least `msPlayed` that counts by the rule. A play of unknown `msPlayed` counts always. */
  readonly minimum: Int32Array;

  private readonly end: number;
  private readonly match: Match | null;
  private matchingRows?: Uint32Array;
  private sums?: TimedSums;
  private localHours?: Hours;

  constructor(
    readonly history: History,
    readonly question: Question,
  ) {
    const { plays } = history;
    this.first = question.from === null ? 0 : firstRowFrom(plays, question.from);
    this.end = Math.max(this.first, question.to === null ? plays.length : firstRowFrom(plays, question.to));
    this.minimum = minimumOf(history, question.countingRule);
    this.match = matchOf(history, question.filter);
  }

  /** Selected rows: stored plays, counted or not. */
  get length(): number {
    return this.rows === null ? this.end - this.first : this.rows.length;
  }

  /** With a filter: the numbers of the selected rows, ascending. */
  get rows(): Uint32Array | null {
    if (this.match === null) return null;
    this.matchingRows ??= rowsOf(this.history, this.question.zone, {
      first: this.first,
      end: this.end,
      match: this.match,
    });
    return this.matchingRows;
  }

  /** One of the history's columns for the selected plays alone: a view without a filter, a copy with one. */
  column<T extends Uint16Array | Uint32Array | Int32Array>(column: T): T {
    const { rows } = this;
    return (rows === null ? column.subarray(this.first, this.end) : gather(column, rows)) as T;
  }

  /** Per track: counted plays, and milliseconds of all stored plays. */
  get trackSums(): TimedSums {
    this.sums ??= sumBy(this, this.column(this.history.plays.track), this.minimum.length);
    return this.sums;
  }

  /** Per local hour: counted plays, and milliseconds of all stored plays. Empty columns without a selected row. */
  get hours(): Hours {
    this.localHours ??= sumByHour(this);
    return this.localHours;
  }

  /** The same question with these conditions added to those it has. */
  narrow(filter: Filter): Selection {
    return new Selection(this.history, { ...this.question, filter: both(filter, this.question.filter) });
  }
}

function both(filter: Filter, other: Filter | undefined): Filter {
  if (other === undefined) return filter;
  return { ...filter, also: filter.also === undefined ? other : both(filter.also, other) };
}

function gather(column: Uint16Array | Uint32Array | Int32Array, rows: Uint32Array) {
  const gathered = column.slice(0, rows.length);
  for (let i = 0; i < rows.length; i++) gathered[i] = column[rows[i]!]!;
  return gathered;
}
