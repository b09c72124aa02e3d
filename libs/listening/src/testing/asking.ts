import type { Question } from '../question';
import { Selection } from '../selection';
import { zoneOf } from '../zone';
import { historyOf, type PlainCatalogue, type PlainPlay } from './history-of';

/** One track of three minutes, by one artist. */
export const ONE_TRACK: PlainCatalogue = {
  tracks: [{ id: 1, name: 'Song', durationMs: 180_000, artists: [1] }],
  artists: [{ id: 1, name: 'Singer', genres: [] }],
  albums: [],
};

/** Plays of track 1 that ended at these instants, each streamed for 60 s unless said otherwise. */
export function endedAt(...instants: string[]): PlainPlay[] {
  return instants.map((text) => ({ at: Date.parse(text), track: 1, ms: 60_000 }));
}

/** What a test says of a question; the rest is all time in UTC by the rule of 30 s. */
export interface Asked extends Partial<Omit<Question, 'zone' | 'from' | 'to'>> {
  timeZone?: string;
  /** Instants as text. */
  from?: string;
  to?: string;
}

/** The selection of a question about these plays. */
export function ask(plays: readonly PlainPlay[], asked: Asked = {}, catalogue: PlainCatalogue = ONE_TRACK): Selection {
  const { timeZone = 'UTC', from, to, ...rest } = asked;
  return new Selection(historyOf(plays, catalogue), {
    from: from === undefined ? null : Date.parse(from),
    to: to === undefined ? null : Date.parse(to),
    countingRule: 'THIRTY_SECONDS',
    weekStart: 'MONDAY',
    zone: zoneOf(timeZone),
    ...rest,
  });
}
