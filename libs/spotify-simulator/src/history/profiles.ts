import type { ListenerProfile, SimulatedListener } from '../listeners/listeners';
import { Random } from '../random';

const DAY_MS = 86_400_000;
const dayOf = (text: string) => Date.parse(text) / DAY_MS;

/** Until here the totals of the profiles are counted; listening goes on after it at the same rate. */
const REFERENCE_DAY = dayOf('2026-11-01');

const PROFILES: Record<Exclude<ListenerProfile, 'tiny'>, { since: string; plays: number }> = {
  heavy: { since: '2015-02-11', plays: 70_000 },
  regular: { since: '2018-03-05', plays: 28_000 },
  light: { since: '2019-06-21', plays: 3_000 },
  new: { since: '2026-07-04', plays: 900 },
};

/** How one listener listens: fixed by the seed and the listener. */
export interface Habits {
  /** First day of listening, in days since 1970-01-01. */
  sinceDay: number;
  /** Mean rows per day over the whole history. */
  playsPerDay: number;
  /** Factor per weekday, Monday first. */
  weekdays: readonly number[];
  /** Relative weight of each hour 0-23 for starting to listen, on workdays and at weekends, local time. */
  workdayHours: readonly number[];
  weekendHours: readonly number[];
  /** Chance that a song is left early. */
  skipping: number;
  /** Weights of the kinds of session. */
  sessions: { playlist: number; album: number; artist: number; mixed: number; spoken: number };
  favouriteCount: number;
  playlistCount: number;
}

/** A smooth bump around an hour of the day. */
const bump = (hour: number, centre: number, width: number) => Math.exp(-(((hour - centre) / width) ** 2));
const hours = (weight: (hour: number) => number) => Array.from({ length: 24 }, (_, hour) => 0.02 + weight(hour));

export function habitsOf(seed: number, listener: SimulatedListener): Habits {
  if (listener.profile === 'tiny') throw new Error('A tiny listener has no habits.');
  const random = new Random(seed, 'habits', listener.id);
  const { since, plays } = PROFILES[listener.profile];
  const sinceDay = dayOf(since) + random.int(0, 20);
  const shift = random.next() * 2.5 - 1;
  const weekend = 0.75 + random.next() * 0.7;
  return {
    sinceDay,
    playsPerDay: (listener.plays ?? plays) / (REFERENCE_DAY - sinceDay),
    weekdays: [1, 0.95, 1, 1.05, 1.15, weekend, weekend * 0.9],
    workdayHours: hours(
      (h) => bump(h, 8 + shift, 1.2) + 0.6 * bump(h, 13 + shift, 3) + 1.2 * bump(h, 19.5 + shift, 2.6),
    ),
    weekendHours: hours((h) => bump(h, 12 + shift, 3.2) + 1.1 * bump(h, 20.5 + shift, 3)),
    skipping: 0.2 + random.next() * 0.25,
    sessions: {
      playlist: 0.25 + random.next() * 0.25,
      album: 0.12 + random.next() * 0.25,
      artist: 0.04 + random.next() * 0.1,
      mixed: 0.2 + random.next() * 0.25,
      spoken: random.chance(0.3) ? 0 : 0.01 + random.next() * 0.02,
    },
    favouriteCount: Math.round(18 + random.next() * 30),
    playlistCount: random.int(6, 18),
  };
}
