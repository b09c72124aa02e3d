import { sumByCircumstance, type CircumstanceSums } from './circumstance-sums';
import { DEVICE_KINDS, type DeviceKind } from './devices';
import { Fact, factOf } from './facts';
import { UNKNOWN, type Circumstances } from './history';
import type { Selection } from './selection';
import type { Sums } from './sums';

/** Counted plays, and milliseconds of all stored plays. */
export interface Amount {
  plays: number;
  msPlayed: number;
}

/**
 * How plays were played. Sources do not know everything: each number comes with the plays that know (`known`); in lists they
 * are the sum. Skips and completion look at all stored plays, as a skip mostly is a play that does not count; all else at
 * counted plays. Entries of lists have at least one counted play.
 */
export interface PlaybackFacts {
  /** Counted plays: what the others are a share of. */
  plays: number;
  /** Stored plays, counted or not: what skips and completion are a share of. */
  storedPlays: number;
  skips: { skipped: number; known: number };
  completion: Completion;
  shuffle: { shuffled: number; known: number };
  offline: { offline: number; known: number };
  private: { private: number; known: number };
  /** Most plays first, then most time; without unknown devices. */
  devices: ({ kind: DeviceKind } & Amount)[];
  /** ISO 3166 codes; most plays first, then most time, then by code. */
  countries: ({ code: string } & Amount)[];
  /** First year of the decade in which the album came out (1990); oldest first. */
  decades: ({ decade: number } & Amount)[];
  explicit: { explicit: number; known: number };
}

export interface Completion {
  /** Plays that ended because the track did. */
  completed: number;
  known: number;
  /** Average share (0..1) of the track that was heard; null when no play knows. */
  averageShare: number | null;
  /** Plays that know both what was streamed and how long the track is. */
  measured: number;
}

/** How the selected plays were played. */
export function playback(selection: Selection): PlaybackFacts {
  const sums = sumByCircumstance(selection);
  const { circumstances } = selection.history;
  const among = (plays: Uint32Array, fact: Fact) => tally(plays, circumstances, fact);
  const skips = among(sums.stored, Fact.SKIPPED);
  const shuffle = among(sums.plays, Fact.SHUFFLED);
  const offline = among(sums.plays, Fact.OFFLINE);
  const inPrivate = among(sums.plays, Fact.PRIVATE);
  return {
    plays: sums.plays.reduce((total, plays) => total + plays, 0),
    storedPlays: selection.length,
    skips: { skipped: skips.yes, known: skips.known },
    completion: completionOf(sums, circumstances),
    shuffle: { shuffled: shuffle.yes, known: shuffle.known },
    offline: { offline: offline.yes, known: offline.known },
    private: { private: inPrivate.yes, known: inPrivate.known },
    devices: devicesOf(sums, circumstances),
    countries: countriesOf(sums, circumstances),
    decades: decadesOf(selection),
    explicit: explicitOf(selection),
  };
}

function tally(plays: Uint32Array, { facts }: Circumstances, fact: Fact): { yes: number; known: number } {
  let yes = 0;
  let known = 0;
  for (let i = 0; i < plays.length; i++) {
    const value = factOf(facts[i]!, fact);
    if (value !== null) known += plays[i]!;
    if (value === true) yes += plays[i]!;
  }
  return { yes, known };
}

function completionOf({ stored, shares, measured }: CircumstanceSums, circumstances: Circumstances): Completion {
  const { yes, known } = tally(stored, circumstances, Fact.COMPLETED);
  return { completed: yes, known, averageShare: measured === 0 ? null : shares / measured, measured };
}

function devicesOf(sums: Sums, { device }: Circumstances): PlaybackFacts['devices'] {
  const amounts = [...sumBy(sums, (i) => device[i]!)].map(([kind, amount]) => ({
    kind: DEVICE_KINDS[kind]!,
    ...amount,
  }));
  const known = amounts.filter(({ kind }) => kind !== 'UNKNOWN');
  return known.sort((a, b) => mostFirst(a, b) || DEVICE_KINDS.indexOf(a.kind) - DEVICE_KINDS.indexOf(b.kind));
}

function countriesOf(sums: Sums, { country, countries }: Circumstances): PlaybackFacts['countries'] {
  const amounts = [...sumBy(sums, (i) => country[i]!)].map(([index, amount]) => ({
    code: countries[index]!,
    ...amount,
  }));
  return amounts.sort((a, b) => mostFirst(a, b) || (a.code < b.code ? -1 : 1));
}

function decadesOf({ history, trackSums }: Selection): PlaybackFacts['decades'] {
  const { tracks, albums } = history.catalogue;
  const decadeOf = (track: number) => {
    const year = albums.releaseYear[tracks.album[track]!] ?? UNKNOWN;
    return year === UNKNOWN ? UNKNOWN : year - (year % 10);
  };
  const amounts = [...sumBy(trackSums, decadeOf)].map(([decade, amount]) => ({ decade, ...amount }));
  return amounts.sort((a, b) => a.decade - b.decade);
}

function explicitOf({ history, trackSums }: Selection): PlaybackFacts['explicit'] {
  const column = history.catalogue.tracks.explicit;
  const amounts = sumBy(trackSums, (track) => column[track]!);
  const explicit = amounts.get(1)?.plays ?? 0;
  return { explicit, known: explicit + (amounts.get(0)?.plays ?? 0) };
}

/** The sums of entries by what each of them belongs to; without those of which it is unknown, or where no play counts. */
function sumBy(sums: Sums, keyOf: (entry: number) => number): Map<number, Amount> {
  const amounts = new Map<number, Amount>();
  for (let i = 0; i < sums.plays.length; i++) {
    if (sums.msPlayed[i] === 0 && sums.plays[i] === 0) continue;
    const key = keyOf(i);
    if (key === UNKNOWN) continue;
    const amount = amounts.get(key) ?? { plays: 0, msPlayed: 0 };
    amount.plays += sums.plays[i]!;
    amount.msPlayed += sums.msPlayed[i]!;
    amounts.set(key, amount);
  }
  for (const [key, { plays }] of amounts) if (plays === 0) amounts.delete(key);
  return amounts;
}

function mostFirst(a: Amount, b: Amount): number {
  return b.plays - a.plays || b.msPlayed - a.msPlayed;
}
