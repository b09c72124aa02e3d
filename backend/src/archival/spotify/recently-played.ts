import type { PolledPlay } from '../play-writer';
import { SpotifyError } from './spotify-error';
import { isRecord, parseTrack } from './track-facts';

/** Spotify shows the newest 50 plays, never more. */
export const WINDOW = 50;

/** One answer of GET /me/player/recently-played. */
export interface RecentlyPlayed {
  /** Usable plays, each once, newest first as far as Spotify keeps to that. */
  plays: PolledPlay[];
  /** Number of items on the page, usable or not. */
  items: number;
  /** What was left out, by reason. */
  skipped: Record<SkipReason, number>;
}

/** Why an item of the page is no play of ours. */
export type SkipReason = 'repeated' | 'not-a-track' | 'impossible-time';

/** An ISO 8601 instant in UTC, with or without milliseconds: Spotify sends both forms. */
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/;

/** Nobody played anything on Spotify before its first public day; and a play ends before it is listed, up to clock errors. */
const FIRST_PLAY = Date.parse('2008-10-07T00:00:00Z');
const CLOCK_ERROR_MS = 10 * 60_000;

const CONTEXT_URI = /^spotify:[\x21-\x7e]{1,200}$/;

/**
 * Reads a page. Items that are no plays (podcasts, local files, nothing at all, dated in the future or in the last
 * century) are counted and left out; they never cost the others.
 * @throws SpotifyError WRONG_SHAPE when there is no list of items
 */
export function parseRecentlyPlayed(json: unknown, now: Date): RecentlyPlayed {
  const items: unknown = isRecord(json) ? json['items'] : undefined;
  if (!Array.isArray(items)) throw new SpotifyError('WRONG_SHAPE', 200);
  const skipped = { repeated: 0, 'not-a-track': 0, 'impossible-time': 0 };
  const plays = new Map<string, PolledPlay>();
  for (const item of items.slice(0, WINDOW)) {
    const play = parseItem(item, now);
    if (typeof play === 'string') skipped[play]++;
    else if (plays.has(keyOf(play))) skipped.repeated++;
    else plays.set(keyOf(play), play);
  }
  return { plays: [...plays.values()], items: items.length, skipped };
}

function parseItem(item: unknown, now: Date): PolledPlay | SkipReason {
  if (!isRecord(item)) return 'not-a-track';
  const track = parseTrack(item['track']);
  if (!track) return 'not-a-track';
  const playedAt = parseInstant(item['played_at']);
  if (!playedAt || playedAt.getTime() < FIRST_PLAY || playedAt.getTime() > now.getTime() + CLOCK_ERROR_MS)
    return 'impossible-time';
  return { playedAt, track, contextUri: contextUri(item['context']) };
}

function parseInstant(text: unknown): Date | null {
  if (typeof text !== 'string' || !INSTANT.test(text)) return null;
  const instant = new Date(text);
  return Number.isNaN(instant.getTime()) ? null : instant;
}

function contextUri(context: unknown): string | null {
  const uri = isRecord(context) ? context['uri'] : null;
  return typeof uri === 'string' && CONTEXT_URI.test(uri) ? uri : null;
}

function keyOf(play: PolledPlay): string {
  return `${play.playedAt.getTime()} ${play.track.spotifyId}`;
}
