import {
  activeDays,
  clock,
  distinctCounts,
  type History,
  newestRows,
  playSums,
  Selection,
  streaks,
  timeline,
  topList,
} from '@audiospective/listening';
import { ask, type Range, rangeBefore } from './ranges';

const LISTS = ['TRACKS', 'ARTISTS', 'ALBUMS', 'GENRES'] as const;
const FIRST_TEN = { by: 'PLAYS', offset: 0, limit: 10 } as const;

/** Everything that the dashboard's query asks of the engine, with what its parts share worked out once; the number only makes it real. */
export function workOutDashboard(history: History, range: Range, year: Range, today: string): number {
  const selection = ask(history, range);
  const earlier = rangeBefore(range);
  const before = earlier ? ask(history, earlier) : undefined;
  const totals = totalsOf(selection) + (before ? totalsOf(before) : 0);
  const ranks = LISTS.map((kind) => topList(selection, kind, FIRST_TEN, before).length);
  const days = streaks(selection, today).longest?.days ?? 0;
  const line = timeline(ask(history, year), 'DAY').plays.length;
  return (
    totals +
    activeDays(selection) +
    clock(selection).length +
    days +
    line +
    ranks.length +
    newestRows(selection, null, 20).length
  );
}

function totalsOf(selection: Selection): number {
  return playSums(selection).plays + distinctCounts(selection).artists;
}
