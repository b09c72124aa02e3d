import { normaliseTitle } from '@audiospective/streaming-history';

/** The bits of `play.sources`. */
export const Source = { POLL: 1, EXTENDED: 2, ACCOUNT: 4 } as const;
export type SourceBit = (typeof Source)[keyof typeof Source];

/** Keys under which a song is the same: its normalised title with each of its artists. Two songs are the same when they share a key. */
export type Song = readonly string[];

export function songOf(title: string, artists: readonly string[]): Song {
  const name = normaliseTitle(title);
  return [...new Set(artists.map((artist) => `${name}\0${normaliseTitle(artist)}`))];
}

/** What a source says of one play that ended: a polled play, or a row of an export. */
export interface Claim {
  source: SourceBit;
  /** End of the play, UTC milliseconds: exact for polls, the second for extended rows, the start of the minute for account rows. */
  at: number;
  trackId: number;
  /** Null for polled plays. */
  msPlayed: number | null;
  song: Song;
}

/** A play of the archive, with what exports said of it. */
export interface StoredPlay {
  /** UTC milliseconds. */
  at: number;
  trackId: number;
  /** Set of `Source` bits. */
  sources: number;
  /** UTC seconds as the export has them (of account data: the start of the minute); null for polled plays that no export confirmed. */
  exportSecond: number | null;
  /** The track that the export named; it differs from `trackId` when Spotify has relinked the track. */
  exportTrackId: number | null;
  msPlayed: number | null;
  /** Empty when no claim of this kind can be the play by its title. */
  song: Song;
}

/** Lower is better, first by rank, then by distance. */
interface Closeness {
  rank: number;
  /** Milliseconds between the ends, or between the lengths where the ends agree as far as they are known. */
  distance: number;
}

const SECOND = 1_000;
const MINUTE = 60_000;
/** From this rank on the minute is all that is known: account data for a play that such data has confirmed before, and for any other. */
const CONFIRMED_MINUTE = 5;
const MINUTE_ONLY = 7;
/** Until then exports and polls disagreed by several seconds. */
const PRECISE_SINCE = Date.UTC(2022, 10, 1);

/** No two reports of the same play are further apart, in milliseconds. */
export const MATCHING_REACH = MINUTE + 15 * SECOND;

/**
 * Which stored play each claim is: its index in `plays`, or -1 for a play that is not stored. One-to-one: a play is given to
 * at most one claim, the best pair of all first. Both lists are in the order of `at`.
 */
export function matchPlays(claims: readonly Claim[], plays: readonly StoredPlay[]): Int32Array {
  const pairs = candidates(claims, plays).sort(bestFirst);
  const matching = { matches: new Int32Array(claims.length).fill(-1), holders: new Int32Array(plays.length).fill(-1) };
  for (const pair of pairs) {
    if (matching.matches[pair.claim] === -1 && matching.holders[pair.play] === -1) give(matching, pair);
  }
  makeRoom(matching, pairs);
  return matching.matches;
}

/** The play of each claim, and the claim of each play; -1 for none. */
interface Matching {
  matches: Int32Array;
  holders: Int32Array;
}

function give({ matches, holders }: Matching, { claim, play }: Pair): void {
  matches[claim] = play;
  holders[play] = claim;
}

/**
 * A claim that finds its play taken gets it all the same when the holder fits a free one too. Only where the minute is all that
 * is known: around a full minute the nearest is not always the right one, but that both fit somewhere tells.
 */
function makeRoom(matching: Matching, pairs: readonly Pair[]): void {
  const loose = pairs.filter(({ rank }) => rank >= CONFIRMED_MINUTE);
  const choices = Map.groupBy(loose, ({ claim }) => claim);
  for (const pair of loose) {
    if (matching.matches[pair.claim] !== -1) continue;
    const ofHolder = choices.get(matching.holders[pair.play] as number) ?? [];
    const other = ofHolder.find(({ play }) => matching.holders[play] === -1);
    if (!other || !ofHolder.some(({ play }) => play === pair.play)) continue;
    give(matching, other);
    give(matching, pair);
  }
}

interface Pair extends Closeness {
  claim: number;
  play: number;
}

function bestFirst(a: Pair, b: Pair): number {
  return a.rank - b.rank || a.distance - b.distance || a.claim - b.claim || a.play - b.play;
}

function candidates(claims: readonly Claim[], plays: readonly StoredPlay[]): Pair[] {
  const index = indexPlays(plays);
  const pairs: Pair[] = [];
  claims.forEach((claim, number) => {
    for (const key of [claim.trackId, ...claim.song]) {
      for (const play of within(index.get(key), plays, claim.at)) {
        const close = closeness(claim, plays[play] as StoredPlay);
        if (close) pairs.push({ ...close, claim: number, play });
      }
    }
  });
  return pairs;
}

/** Places of the plays by track, by the track that an export named, and by song; each list in the order of time. */
function indexPlays(plays: readonly StoredPlay[]): Map<number | string, number[]> {
  const index = new Map<number | string, number[]>();
  plays.forEach((play, place) => {
    for (const key of new Set([play.trackId, play.exportTrackId ?? play.trackId, ...play.song])) {
      const places = index.get(key);
      if (places) places.push(place);
      else index.set(key, [place]);
    }
  });
  return index;
}

function* within(places: readonly number[] | undefined, plays: readonly StoredPlay[], at: number): Generator<number> {
  if (!places) return;
  const timeOf = (place: number) => (plays[places[place] as number] as StoredPlay).at;
  let low = 0;
  for (let high = places.length; low < high;) {
    const middle = (low + high) >> 1;
    if (timeOf(middle) < at - MATCHING_REACH) low = middle + 1;
    else high = middle;
  }
  for (; low < places.length && timeOf(low) <= at + MATCHING_REACH; low++) yield places[low] as number;
}

/** How well a claim fits a stored play; null when it is another play. */
export function closeness(claim: Claim, play: StoredPlay): Closeness | null {
  if (claim.source === Source.POLL) return closenessOfPolled(claim, play);
  if (claim.source === Source.EXTENDED) return closenessOfExtended(claim, play);
  return closenessOfAccount(claim, play);
}

/** A polled play is itself, or the play behind one export row that no other polled play has claimed. */
function closenessOfPolled(claim: Claim, play: StoredPlay): Closeness | null {
  if (claim.at === play.at && claim.trackId === play.trackId) return { rank: 0, distance: 0 };
  if (play.sources & Source.POLL) return null;
  const exported = {
    at: (play.exportSecond ?? 0) * SECOND,
    trackId: play.exportTrackId ?? play.trackId,
    song: play.song,
  };
  return play.sources & Source.EXTENDED ? polledWithExtended(claim, exported) : polledWithAccount(claim, exported);
}

/** An extended row is the very row that is known, or a polled play or an account row that no extended row has claimed. */
function closenessOfExtended(claim: Claim, play: StoredPlay): Closeness | null {
  if (play.sources & Source.EXTENDED) {
    const same = play.exportSecond === claim.at / SECOND && play.exportTrackId === claim.trackId;
    return same ? { rank: 0, distance: 0 } : null;
  }
  return play.sources & Source.POLL ? polledWithExtended(play, claim) : extendedWithAccount(claim, play, [claim, play]);
}

/** An account row is any play of that song in that minute; first the one that account data has confirmed before. */
function closenessOfAccount(claim: Claim, play: StoredPlay): Closeness | null {
  if (play.exportSecond === null) return polledWithAccount(play, claim);
  const exported = { ...play, at: play.exportSecond * SECOND };
  if (!(play.sources & Source.EXTENDED) && exported.at !== claim.at) return null;
  const close = extendedWithAccount(exported, claim, [claim, play]);
  return close && play.sources & Source.ACCOUNT
    ? { ...close, rank: close.rank - MINUTE_ONLY + CONFIRMED_MINUTE }
    : close;
}

interface Moment {
  at: number;
  trackId: number;
  song: Song;
}

/** The rule for the same play seen by a poll (milliseconds) and by an extended export (seconds). */
function polledWithExtended(polled: Moment, exported: Moment): Closeness | null {
  const distance = Math.abs(polled.at - exported.at);
  if (polled.trackId === exported.trackId) {
    if (Math.floor(polled.at / SECOND) * SECOND === exported.at) return { rank: 1, distance };
    if (distance <= 2 * SECOND) return { rank: 2, distance };
    return distance <= tolerance(exported.at) ? { rank: 3, distance } : null;
  }
  return distance <= 2 * SECOND && sameSong(polled, exported) ? { rank: 4, distance } : null;
}

/** The rule for a poll and an account row: that minute, or so near to it that the export may have rounded elsewhere. */
function polledWithAccount(polled: Moment, account: Moment): Closeness | null {
  if (!sameSong(polled, account)) return null;
  const outside = outsideOfMinute(polled.at, account.at);
  if (outside === 0) return { rank: MINUTE_ONLY, distance: nearBorder(polled.at) };
  return outside <= tolerance(account.at) ? { rank: MINUTE_ONLY + 2, distance: outside } : null;
}

/**
 * The rule for an extended row and an account row: that minute, and while exports were off by seconds also right beside it. The
 * same track first, then the more similar length, then the play that is the least likely to belong to another minute.
 */
function extendedWithAccount(extended: Moment, account: Moment, lengths: [Lasting, Lasting]): Closeness | null {
  if (!sameSong(extended, account)) return null;
  const outside = outsideOfMinute(extended.at, account.at);
  if (outside > (extended.at < PRECISE_SINCE ? tolerance(extended.at) : 0)) return null;
  return {
    rank: MINUTE_ONLY + (extended.trackId === account.trackId ? 0 : 1),
    distance: lengthsApart(...lengths) + (outside > 0 ? 2 : nearBorder(extended.at)),
  };
}

/** Milliseconds from a moment to the nearest moment of the minute that begins at `minute`. */
function outsideOfMinute(at: number, minute: number): number {
  return Math.max(minute - at, at - (minute + MINUTE - 1), 0);
}

/** From 0 for plays that surely ended in their minute to 1 for those that may have ended in the next one. */
function nearBorder(at: number): number {
  const inside = Math.min(at % MINUTE, MINUTE - 1 - (at % MINUTE));
  return Math.max(0, 1 - inside / tolerance(at));
}

type Lasting = Pick<Claim, 'msPlayed'>;

function lengthsApart(one: Lasting, other: Lasting): number {
  return Math.abs((one.msPlayed ?? 0) - (other.msPlayed ?? 0));
}

function tolerance(at: number): number {
  return at < PRECISE_SINCE ? 10 * SECOND : 5 * SECOND;
}

function sameSong(a: { trackId: number; song: Song }, b: { trackId: number; song: Song }): boolean {
  return a.trackId === b.trackId || a.song.some((key) => b.song.includes(key));
}
