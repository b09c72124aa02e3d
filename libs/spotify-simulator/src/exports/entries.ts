import type { Catalogue } from '../catalogue/catalogue';
import type { SimulatedPlay } from '../history/play';
import { Random, hashUnit } from '../random';
import { withFlaws } from './flaws';
import { isExtended, type ExportForm } from './forms';

/** From here on an export's `ts` is the play's end, cut to the second; before, it wandered by some seconds. */
const EXACT_SINCE = Date.UTC(2022, 10, 1);

/** Share of the plays of singles that an export names otherwise. */
const RELINKED_SHARE = 0.03;

/** Why a row is in an export. */
export type EntryOrigin = 'play' | 'duplicate' | 'ghost' | 'near-duplicate' | 'empty';

/** One row to be written, before it is put into words. */
export interface ExportEntry {
  /** What the row is about; an empty row only takes place and device from it. */
  play: SimulatedPlay;
  origin: EntryOrigin;
  /** The track that the row names: now and then the same recording under another id than the Web API's. */
  trackNumber: number;
  /** `ts` in UTC seconds. */
  ts: number;
  msPlayed: number;
}

export interface EntrySettings {
  seed: number;
  catalogue: Catalogue;
  listenerId: string;
  form: ExportForm;
  flaws: boolean;
}

/** Seconds that the row's `ts` differs from the play's end: none since November 2022, mostly 0 to 2 before. */
function wander(seed: number, listenerId: string, play: SimulatedPlay): number {
  if (play.endedAt >= EXACT_SINCE) return 0;
  const random = new Random(seed, 'wander', listenerId, play.endedAt);
  const roll = random.next();
  if (roll < 0.46) return 0;
  if (roll < 0.91) return 1;
  if (roll < 0.97) return random.pick([2, 2, -1]);
  return random.int(3, 5);
}

/** Offline plays of the old format are dated with the moment at which the device came back, hours or days later. */
function syncDelay(seed: number, listenerId: string, play: SimulatedPlay): number {
  if (!play.offline || play.endedAt >= EXACT_SINCE) return 0;
  return Math.floor(3600 * (1 + 40 * hashUnit(seed, 'sync', listenerId, Math.floor(play.endedAt / 86_400_000))));
}

/** Before the change of format a few rows name the album's track where the single was played. */
function relinked({ seed, listenerId, catalogue }: EntrySettings, play: SimulatedPlay): number {
  if (play.kind !== 'track' || play.endedAt >= EXACT_SINCE) return play.itemNumber;
  if (hashUnit(seed, 'relink', listenerId, play.endedAt) >= RELINKED_SHARE) return play.itemNumber;
  const { album, trackNumber } = catalogue.track(play.itemNumber);
  return (trackNumber === 1 ? catalogue.originalOf(album)?.number : undefined) ?? play.itemNumber;
}

/**
 * Every row of an export, oldest first: one per play, and with flaws what real exports have besides. No shift of time
 * makes two plays of one item share a second.
 */
export function exportEntries(settings: EntrySettings, plays: readonly SimulatedPlay[]): ExportEntry[] {
  const { seed, listenerId, form, flaws } = settings;
  const isShifting = flaws && isExtended(form);
  const taken = new Set(plays.map((play) => `${play.trackId} ${Math.floor(play.endedAt / 1000)}`));
  const entries: ExportEntry[] = [];
  for (const play of plays) {
    const exact = Math.floor(play.endedAt / 1000);
    const shift = isShifting ? wander(seed, listenerId, play) + syncDelay(seed, listenerId, play) : 0;
    const isFree = shift === 0 || !taken.has(`${play.trackId} ${exact + shift}`);
    const ts = isFree ? exact + shift : exact;
    taken.add(`${play.trackId} ${ts}`);
    const trackNumber = isShifting ? relinked(settings, play) : play.itemNumber;
    const entry: ExportEntry = { play, origin: 'play', trackNumber, ts, msPlayed: play.msPlayed };
    if (isShifting) entries.push(...withFlaws(settings, entry));
    else entries.push(entry);
  }
  return entries.sort((a, b) => a.ts - b.ts);
}
