import { localDay } from '@audiospective/period';
import type { HistoryPlayFragment } from './history.generated';

/** A play with the local day on which it ended. */
export interface PlayOfDay {
  play: HistoryPlayFragment;
  /** `2024-03-05` */
  day: string;
}

/** A row of the history: the heading of a day, or a play below it. */
export type HistoryRow = { day: string; play: null } | PlayOfDay;

/** Days belong to plays once and for all: reading a zone's clock for thousands of them again would be felt. */
export function withDays(plays: readonly HistoryPlayFragment[], timeZone: string): PlayOfDay[] {
  return plays.map((play) => ({ play, day: localDay(new Date(play.playedAt), timeZone) }));
}

/** The plays, newest first, with a heading before the first play of each day. */
export function historyRows(pages: readonly (readonly PlayOfDay[])[]): HistoryRow[] {
  const rows: HistoryRow[] = [];
  let day = '';
  for (const page of pages) {
    for (const play of page) {
      if (play.day !== day) rows.push({ day: play.day, play: null });
      day = play.day;
      rows.push(play);
    }
  }
  return rows;
}
