import type { CountingRule } from '../history';
import type { Filter, Question } from '../question';
import type { ListKind } from '../entries';
import type { RankBy } from '../order';
import type { PlainHistory } from './arbitraries';
import type { PlainAlbum, PlainArtist, PlainPlay, PlainTrack } from './history-of';

/**
 * The same answers as the library's, in the plainest way: one object per play, every condition asked of every play, local
 * time by `Intl.DateTimeFormat`. Slow, and written from the definitions alone.
 */
export interface ReferencePlay {
  readonly play: PlainPlay;
  readonly track: PlainTrack;
  readonly artists: readonly PlainArtist[];
  readonly album: PlainAlbum | undefined;
  readonly genres: ReadonlySet<string>;
  readonly counts: boolean;
  /** Milliseconds, with the length of the track where they are unknown. */
  readonly ms: number;
  /** As a clock on the wall shows it: `2024-03-31` and 0..23. */
  readonly day: string;
  readonly hour: number;
  /** 0 = Monday. */
  readonly weekday: number;
}

/** The plays of a question, in the order of time. */
export function referencePlays({ plays, catalogue }: PlainHistory, question: Question): ReferencePlay[] {
  const wall = wallClock(question.zone.name);
  return plays
    .filter(({ at }) => (question.from === null || at >= question.from) && (question.to === null || at < question.to))
    .toSorted((a, b) => a.at - b.at || a.track - b.track)
    .map((play) => {
      const track = catalogue.tracks.find(({ id }) => id === play.track)!;
      const artists = track.artists.map((id) => catalogue.artists.find((artist) => artist.id === id)!);
      return {
        play,
        track,
        artists,
        album: catalogue.albums.find(({ id }) => id === track.album),
        genres: new Set(artists.flatMap((artist) => artist.genres)),
        counts: isCounted(play.ms, track.durationMs, question.countingRule),
        ms: play.ms ?? track.durationMs ?? 0,
        ...wall(play.at),
      };
    })
    .filter((play) => fits(play, question.filter));
}

/** Day, hour and weekday of an instant on the wall of a zone. */
export function wallClock(timeZone: string): (at: number) => { day: string; hour: number; weekday: number } {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    hourCycle: 'h23',
    weekday: 'short',
  });
  return (at) => {
    const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
    return {
      day: `${parts['year']}-${parts['month']}-${parts['day']}`,
      hour: Number(parts['hour']),
      weekday: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(parts['weekday']!),
    };
  };
}

function isCounted(ms: number | null, durationMs: number | null, rule: CountingRule): boolean {
  if (ms === null || rule === 'EVERYTHING') return true;
  if (rule === 'THIRTY_SECONDS') return ms >= 30_000;
  return durationMs === null || ms * 2 >= durationMs;
}

function fits(one: ReferencePlay, filter: Filter | undefined): boolean {
  if (filter === undefined) return true;
  const has = <T>(wanted: readonly T[] | undefined, ...values: (T | null | undefined)[]) =>
    wanted === undefined || values.some((value) => value != null && wanted.includes(value));
  return (
    has(filter.tracks, one.track.id) &&
    has(filter.artists, ...one.track.artists) &&
    has(filter.albums, one.track.album) &&
    has(filter.genres, ...one.genres) &&
    has(filter.devices, one.play.device ?? 'UNKNOWN') &&
    has(filter.countries, one.play.country) &&
    has(filter.contexts, one.play.context) &&
    has(filter.hours, one.hour) &&
    has(filter.weekdays, one.weekday) &&
    fits(one, filter.also)
  );
}

/** One line of a reference top list: the key is an id, a genre or a URI. */
export interface ReferenceEntry {
  readonly key: number | string;
  readonly plays: number;
  readonly ms: number;
}

/** The whole top list, best first. */
export function referenceTop(plays: readonly ReferencePlay[], kind: ListKind, by: RankBy): ReferenceEntry[] {
  const entries = new Map<number | string, { key: number | string; name: string; plays: number; ms: number }>();
  for (const one of plays) {
    for (const { key, name } of entriesOf(one, kind)) {
      const entry = entries.get(key) ?? { key, name, plays: 0, ms: 0 };
      entries.set(key, { ...entry, plays: entry.plays + (one.counts ? 1 : 0), ms: entry.ms + one.ms });
    }
  }
  const keys = by === 'PLAYS' ? (['plays', 'ms'] as const) : (['ms', 'plays'] as const);
  return [...entries.values()]
    .filter((entry) => entry.plays > 0)
    .sort(
      (a, b) =>
        b[keys[0]] - a[keys[0]] || b[keys[1]] - a[keys[1]] || byCodePoint(a.name, b.name) || (a.key < b.key ? -1 : 1),
    )
    .map(({ key, plays: count, ms }) => ({ key, plays: count, ms }));
}

function entriesOf(one: ReferencePlay, kind: ListKind): { key: number | string; name: string }[] {
  const named = ({ id, name }: { id: number; name: string }) => ({ key: id, name });
  switch (kind) {
    case 'TRACKS':
      return [named(one.track)];
    case 'ARTISTS':
      return one.artists.map(named);
    case 'ALBUMS':
      return one.album === undefined ? [] : [named(one.album)];
    case 'GENRES':
      return [...one.genres].map((name) => ({ key: name, name }));
    case 'CONTEXTS':
      return one.play.context == null ? [] : [{ key: one.play.context, name: one.play.context }];
  }
}

function byCodePoint(a: string, b: string): number {
  const [left, right] = [[...a], [...b]];
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const difference = left[i]!.codePointAt(0)! - right[i]!.codePointAt(0)!;
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}
