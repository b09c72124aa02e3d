import { DEFAULT_LIMITS, HistoryFileError, type HistoryLimits, type StreamRow } from '@audiospective/streaming-history';
import { playFlags, type PlayDetail } from '../archival/plays/play-details.repository';

/** A track as the files of one import name it. */
export interface ExportItem {
  /** Null in account data. */
  spotifyId: string | null;
  title: string;
  album: string | null;
  artist: string;
}

const FIRST_CAPACITY = 1 << 14;

/**
 * The plays of an export as columns: some twenty bytes a row, so that millions fit in memory. Tracks and circumstances, which
 * repeat, are kept once each and named by number.
 */
export class PlayRows {
  length = 0;
  /** UTC epoch seconds; of account data the start of the minute. */
  seconds = new Uint32Array(FIRST_CAPACITY);
  items = new Uint32Array(FIRST_CAPACITY);
  msPlayed = new Uint32Array(FIRST_CAPACITY);
  details = new Uint32Array(FIRST_CAPACITY);
  files = new Uint16Array(FIRST_CAPACITY);

  readonly itemList: ExportItem[] = [];
  readonly detailList: PlayDetail[] = [];
  private itemCharacters = 0;
  private readonly itemNumbers = new Map<string, number>();
  private readonly detailNumbers = new Map<string, number>();

  constructor(private readonly limits: Pick<HistoryLimits, 'items' | 'itemCharacters' | 'details'> = DEFAULT_LIMITS) {}

  /** Adds a row of the file with this number. @throws HistoryFileError when it is one thing too many to keep in memory */
  add(row: StreamRow, file: number): void {
    if (this.length === this.seconds.length) this.grow();
    this.seconds[this.length] = row.endedAt;
    this.items[this.length] = this.itemNumber(row);
    this.msPlayed[this.length] = row.msPlayed;
    this.details[this.length] = this.detailNumber(row);
    this.files[this.length] = file;
    this.length++;
  }

  private grow(): void {
    this.seconds = larger(this.seconds);
    this.items = larger(this.items);
    this.msPlayed = larger(this.msPlayed);
    this.details = larger(this.details);
    this.files = larger(this.files);
  }

  private itemNumber(row: StreamRow): number {
    const key = row.trackId ?? `${row.trackName}\0${row.artistName}`;
    const known = this.itemNumbers.get(key);
    if (known !== undefined) return known;
    this.itemCharacters += row.trackName.length + row.artistName.length + (row.albumName?.length ?? 0);
    const isFull = this.itemList.length >= this.limits.items || this.itemCharacters > this.limits.itemCharacters;
    if (isFull) throw new HistoryFileError('E_ITEMS');
    const item = { spotifyId: row.trackId, title: row.trackName, album: row.albumName, artist: row.artistName };
    this.itemNumbers.set(key, this.itemList.length);
    return this.itemList.push(item) - 1;
  }

  private detailNumber(row: StreamRow): number {
    const flags = playFlags(row.shuffle, row.skipped, row.offline, row.incognito);
    const key = [row.platform, row.country, row.reasonStart, row.reasonEnd, flags].join('\0');
    const known = this.detailNumbers.get(key);
    if (known !== undefined) return known;
    if (this.detailList.length >= this.limits.details) throw new HistoryFileError('E_ITEMS');
    const { platform, country, reasonStart, reasonEnd } = row;
    this.detailNumbers.set(key, this.detailList.length);
    return this.detailList.push({ platform, country, reasonStart, reasonEnd, flags }) - 1;
  }
}

/** A copy with twice the room. */
function larger<T extends Uint16Array | Uint32Array>(column: T): T {
  const copy = new (column.constructor as new (length: number) => T)(column.length * 2);
  copy.set(column);
  return copy;
}
