import { countDays, localDay } from '@audiospective/period';
import { dayStarts } from './day-starts';

/** What is known of a day, from the best to the worst. */
export const DAY_STATES = ['BOTH', 'WATCHED', 'EXPORTED', 'GAP', 'BLIND'] as const;

/**
 * BOTH, WATCHED, EXPORTED: the whole day is known, and how. GAP: Spotify may have dropped plays of it. BLIND: of a part of
 * it at least, nobody knows what was played.
 */
export type DayState = (typeof DAY_STATES)[number];

/** A span of time, in epoch milliseconds. */
export interface Span {
  from: number;
  to: number;
}

/** What the archive tells of its life. Spans may be in any order and overlap. */
export interface KnownSpans {
  watched: readonly Span[];
  exported: readonly Span[];
  gaps: readonly Span[];
}

/** One day after the other, from the first that anything is known of until today. */
export interface CoverageDays {
  firstDay: string;
  states: readonly DayState[];
  /** The share 0..1 of each day that is known; less than 1 for blind days only. */
  known: Float64Array;
}

/** Seconds that fall between two polls or two rows are not worth a blind day. */
const TOLERANCE_MS = 60_000;

/** Tells of every local day from `extent.from` to `extent.to` what is known; what lies outside of the extent does not count. */
export function coverageDays(spans: KnownSpans, extent: Span, timeZone: string): CoverageDays {
  const firstDay = localDay(new Date(extent.from), timeZone);
  const count = countDays(firstDay, localDay(new Date(Math.max(extent.from, extent.to - 1)), timeZone));
  const starts = dayStarts(firstDay, count, timeZone);
  const within = (list: readonly Span[]) => covered(merged(list, extent), starts);
  const watched = within(spans.watched);
  const exported = within(spans.exported);
  const either = within([...spans.watched, ...spans.exported]);
  const gaps = within(spans.gaps);
  const known = new Float64Array(count);
  const states: DayState[] = [];
  for (let day = 0; day < count; day += 1) {
    const length = Math.min(starts[day + 1] ?? 0, extent.to) - Math.max(starts[day] ?? 0, extent.from);
    const missing = length - (either[day] ?? 0);
    known[day] = missing <= TOLERANCE_MS ? 1 : (either[day] ?? 0) / length;
    // A calendar that jumped over the date line has a day that never was.
    const before = length > 0 ? undefined : states[day - 1];
    states.push(before ?? stateOf({ watched: watched[day], exported: exported[day], gap: gaps[day], missing }));
  }
  return { firstDay, states, known };
}

function stateOf({ watched = 0, exported = 0, gap = 0, missing = 0 }): DayState {
  if (gap > 0) return 'GAP';
  if (missing > TOLERANCE_MS) return 'BLIND';
  if (watched === 0) return 'EXPORTED';
  return exported === 0 ? 'WATCHED' : 'BOTH';
}

/** Spans within the extent, oldest first; those that overlap or touch are one. */
function merged(spans: readonly Span[], extent: Span): Span[] {
  const sorted = spans
    .map(({ from, to }) => ({ from: Math.max(from, extent.from), to: Math.min(to, extent.to) }))
    .filter(({ from, to }) => from < to)
    .sort((one, other) => one.from - other.from);
  const result: Span[] = [];
  for (const span of sorted) {
    const last = result.at(-1);
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to);
    else result.push({ ...span });
  }
  return result;
}

/** Milliseconds of each day that lie in one of the spans, which are sorted and apart. */
function covered(spans: readonly Span[], starts: Float64Array): Float64Array {
  const days = new Float64Array(starts.length - 1);
  let day = 0;
  for (const { from, to } of spans) {
    while (day < days.length && (starts[day + 1] ?? 0) <= from) day += 1;
    for (let at = day; at < days.length && (starts[at] ?? 0) < to; at += 1) {
      days[at] = (days[at] ?? 0) + Math.min(to, starts[at + 1] ?? 0) - Math.max(from, starts[at] ?? 0);
    }
  }
  return days;
}

/** Days in a row of which the same is known: `from` and `to` count from the first day, both included. */
export interface DayRun {
  state: DayState;
  from: number;
  to: number;
}

/** The days as runs of the same state. */
export function runsOf(states: readonly DayState[]): DayRun[] {
  const runs: DayRun[] = [];
  states.forEach((state, day) => {
    const last = runs.at(-1);
    if (last?.state === state) last.to = day;
    else runs.push({ state, from: day, to: day });
  });
  return runs;
}

/** How many days are in each state. */
export function countStates(states: readonly DayState[]): Record<DayState, number> {
  const counts = { BOTH: 0, WATCHED: 0, EXPORTED: 0, GAP: 0, BLIND: 0 };
  for (const state of states) counts[state] += 1;
  return counts;
}
