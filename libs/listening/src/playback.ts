import { playbackSums, type PlaybackSums } from './circumstance-sums';
import { DEVICE_KINDS, type DeviceKind } from './devices';
import { sumsOf } from './entries';
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
  /** Plays that know what they were played from: what a list of contexts adds up to. */
  contextsKnown: number;
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

const DECADE = 10;

/** How the selected plays were played. */
export function playback(selection: Selection): PlaybackFacts {
  const sums = playbackSums(selection);
  const { circumstances } = selection.history;
  const among = (plays: Uint32Array, fact: Fact) => tally(plays, circumstances, fact);
  const skips = among(sums.stored, Fact.SKIPPED);
  const shuffle = among(sums.plays, Fact.SHUFFLED);
  const offline = among(sums.plays, Fact.OFFLINE);
  const inPrivate = among(sums.plays, Fact.PRIVATE);
  return {
    plays: sumOf(sums.plays),
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
    contextsKnown: sumOf(sumsOf(selection, 'CONTEXTS').plays),
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

function completionOf({ stored, shares, measured }: PlaybackSums, circumstances: Circumstances): Completion {
  const { yes, known } = tally(stored, circumstances, Fact.COMPLETED);
  return { completed: yes, known, averageShare: measured === 0 ? null : shares / measured, measured };
}

function devicesOf(sums: Sums, { device }: Circumstances): PlaybackFacts['devices'] {
  const amounts = amountsBy(sums, (i) => device[i]!).map(({ key, ...amount }) => ({
    kind: DEVICE_KINDS[key]!,
    ...amount,
  }));
  return amounts.filter(({ kind }) => kind !== 'UNKNOWN').sort(mostFirst);
}

function countriesOf(sums: Sums, { country, countries }: Circumstances): PlaybackFacts['countries'] {
  const amounts = amountsBy(sums, (i) => country[i]!).map(({ key, ...amount }) => ({
    code: countries[key]!,
    ...amount,
  }));
  return amounts.sort((a, b) => mostFirst(a, b) || (a.code < b.code ? -1 : 1));
}

function decadesOf(selection: Selection): PlaybackFacts['decades'] {
  const { releaseYear } = selection.history.catalogue.albums;
  const amounts = amountsBy(sumsOf(selection, 'ALBUMS'), (album) => Math.floor(releaseYear[album]! / DECADE));
  return amounts.map(({ key, ...amount }) => ({ decade: key * DECADE, ...amount }));
}

function explicitOf({ history, trackSums }: Selection): PlaybackFacts['explicit'] {
  const column = history.catalogue.tracks.explicit;
  const plays = [0, 0];
  for (let track = 0; track < column.length; track++) {
    if (column[track] !== UNKNOWN) plays[column[track]!]! += trackSums.plays[track]!;
  }
  return { explicit: plays[1]!, known: plays[0]! + plays[1]! };
}

/**
 * The sums of entries by what each of them belongs to, in ascending order of the keys, which are small numbers; without
 * those that belong to nothing known (below zero), and without keys where no play counts.
 */
function amountsBy({ plays, msPlayed }: Sums, keyOf: (entry: number) => number): ({ key: number } & Amount)[] {
  const amounts: ({ key: number } & Amount)[] = [];
  for (let i = 0; i < plays.length; i++) {
    if (msPlayed[i] === 0 && plays[i] === 0) continue;
    const key = keyOf(i);
    if (key < 0) continue;
    const amount = (amounts[key] ??= { key, plays: 0, msPlayed: 0 });
    amount.plays += plays[i]!;
    amount.msPlayed += msPlayed[i]!;
  }
  return amounts.filter((amount) => amount.plays > 0);
}

function sumOf(plays: Uint32Array): number {
  return plays.reduce((total, count) => total + count, 0);
}

function mostFirst(a: Amount, b: Amount): number {
  return b.plays - a.plays || b.msPlayed - a.msPlayed;
}
