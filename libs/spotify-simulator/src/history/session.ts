import type { Catalogue } from '../catalogue/catalogue';
import type { Track } from '../catalogue/items';
import { pickEpisode } from '../catalogue/spoken';
import type { Random } from '../random';
import { platformOf } from './devices';
import { listens, type Listening } from './listening';
import type { PlayContext, SimulatedPlay } from './play';
import type { Habits } from './profiles';
import type { Taste } from './taste';

/** What is put on, before it is known how much of it is heard. */
export interface SessionItem {
  kind: SimulatedPlay['kind'];
  number: number;
  id: string;
  durationMs: number;
}

export interface Session {
  items: SessionItem[];
  context: PlayContext | null;
  shuffle: boolean;
  /** Chance that an item is left early. */
  skipping: number;
}

export interface SessionSetting {
  start: number;
  day: number;
  listenerId: string;
  country: string;
  isAway: boolean;
}

export interface SessionWish {
  taste: Taste;
  catalogue: Catalogue;
  habits: Habits;
  day: number;
  length: number;
}

const item = (track: Track): SessionItem => ({
  kind: 'track',
  number: track.number,
  id: track.id,
  durationMs: track.durationMs,
});

/** Decides what the listener puts on: a playlist, an album, an artist, a podcast, or this and that. */
export function planSession(random: Random, wish: SessionWish): Session {
  const { playlist, album, artist, mixed, spoken } = wish.habits.sessions;
  const roll = random.next() * (playlist + album + artist + mixed + spoken);
  if (roll < spoken) return spokenSession(random, wish);
  if (roll < spoken + playlist) return playlistSession(random, wish);
  if (roll < spoken + playlist + album) return albumSession(random, wish);
  if (roll < spoken + playlist + album + artist) return artistSession(random, wish);
  return mixedSession(random, wish);
}

function spokenSession(random: Random, { catalogue, length }: SessionWish): Session {
  const items = Array.from({ length: Math.min(2, length) }, () => {
    const episode = pickEpisode(catalogue, random);
    return { kind: episode.kind, number: episode.number, id: episode.id, durationMs: episode.durationMs };
  });
  return { items, context: null, shuffle: false, skipping: 0.1 };
}

function playlistSession(random: Random, { taste, habits, day, length }: SessionWish): Session {
  const { id, tracks } = taste.playlist(random.rank(habits.playlistCount), day);
  const shuffle = random.chance(0.7);
  const first = shuffle ? 0 : random.int(0, tracks.length - 1);
  const items = Array.from({ length }, (_, at) => {
    const track = tracks[shuffle ? random.rank(tracks.length, 1.4) : (first + at) % tracks.length];
    return track ? [item(track)] : [];
  });
  return { items: items.flat(), context: { type: 'playlist', id }, shuffle, skipping: habits.skipping };
}

function albumSession(random: Random, { taste, catalogue, habits, day, length }: SessionWish): Session {
  const album = taste.album(random, taste.artist(random, day), day);
  const items = catalogue.tracksOf(album).slice(0, length).map(item);
  return { items, context: { type: 'album', id: album.id }, shuffle: false, skipping: habits.skipping * 0.35 };
}

function artistSession(random: Random, { taste, habits, day, length }: SessionWish): Session {
  const artist = taste.artist(random, day);
  const items = Array.from({ length }, () => item(taste.track(random, artist, day)));
  return { items, context: { type: 'artist', id: artist.id }, shuffle: random.chance(0.5), skipping: habits.skipping };
}

function mixedSession(random: Random, { taste, habits, day, length }: SessionWish): Session {
  const items: SessionItem[] = [];
  for (let left = length; left > 0; left--) {
    const again = items.at(-1);
    const next = again && random.chance(0.02) ? again : item(taste.track(random, taste.artist(random, day), day));
    items.push(next);
  }
  return { items, context: null, shuffle: random.chance(0.3), skipping: habits.skipping * 1.2 };
}

/** Plays the session through, one item after the other. */
export function* sessionPlays(random: Random, session: Session, setting: SessionSetting): Generator<SimulatedPlay> {
  const platform = platformOf(random, setting.listenerId, setting.day);
  const offline = random.chance(setting.isAway ? 0.15 : 0.015);
  const incognito = random.chance(0.02);
  let startedAt = setting.start;
  let reasonStart = random.pick(['clickrow', 'clickrow', 'playbtn', 'appload', 'remote']);
  for (const [position, next] of session.items.entries()) {
    const isLast = position === session.items.length - 1;
    const heard: Listening = listens(random, next, { skipping: session.skipping, isLast });
    const endedAt = startedAt + heard.msPlayed + heard.pausedMs;
    yield {
      kind: next.kind,
      itemNumber: next.number,
      trackId: next.id,
      startedAt,
      endedAt,
      msPlayed: heard.msPlayed,
      listed: heard.isListed && next.kind === 'track' && !incognito,
      arrivesAt: endedAt,
      context: session.context,
      shuffle: session.shuffle,
      skipped: heard.isSkipped,
      offline,
      incognito,
      platform,
      country: setting.country,
      reasonStart,
      reasonEnd: heard.reasonEnd,
    };
    reasonStart = heard.reasonEnd === 'trackdone' ? 'trackdone' : heard.isSkipped ? 'fwdbtn' : 'clickrow';
    startedAt = endedAt + random.int(5, 900);
  }
}
