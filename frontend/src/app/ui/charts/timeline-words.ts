import { dateFormat, formatCount, formatDays, formatDuration, formatPlays } from '../format';
import type { ChartTable } from './figure';
import type { TimelinePoint } from './timeline-chart';
import type { Measure } from './scale';
import { type Bucket, daysOfStep, type Step, type Steps } from './timeline-steps';

/** What a step is called: in full, and on the axis. */
type Namer = (step: Step) => { label: string; tick: string };

const STEP_NAMES: Record<Bucket, string> = { HOUR: 'hour', DAY: 'day', WEEK: 'week', MONTH: 'month', YEAR: 'year' };

/** `Time listened, by week` */
export function timelineLabel(by: Bucket, measure: Measure = 'TIME'): string {
  return `${measure === 'TIME' ? 'Time listened' : 'Plays'}, by ${STEP_NAMES[by]}`;
}

/** The bars of a timeline: their height is the time listened, or the plays. */
export function timelinePoints({ by, steps }: Steps, locale: string, measure: Measure = 'TIME'): TimelinePoint[] {
  const name = namer(by, steps, locale);
  return steps.map((step) => ({ ...name(step), value: sizeOf(step, measure), text: playedText(step, locale) }));
}

/** `Most on Saturday, 7 November 2026: 25 plays, 1 hr 36 min.` */
export function timelineSummary({ by, steps }: Steps, locale: string, measure: Measure = 'TIME'): string {
  const most = steps.reduce<Step | undefined>(
    (best, step) => (sizeOf(step, measure) > (best ? sizeOf(best, measure) : 0) ? step : best),
    undefined,
  );
  return most
    ? `Most in one ${STEP_NAMES[by]}: ${namer(by, steps, locale)(most).label}, ${playedText(most, locale)}.`
    : '';
}

/** The same numbers as a table. */
export function timelineTable({ by, steps }: Steps, locale: string): ChartTable {
  const name = namer(by, steps, locale);
  return {
    caption: timelineLabel(by),
    columns: [capital(STEP_NAMES[by]), 'Plays', 'Time listened'],
    rows: steps.map((step) => [
      name(step).label,
      formatCount(step.plays, locale),
      formatDuration(step.msPlayed, locale),
    ]),
  };
}

function sizeOf({ plays, msPlayed }: Step, measure: Measure): number {
  return measure === 'TIME' ? msPlayed : plays;
}

function playedText({ plays, msPlayed }: Step, locale: string): string {
  return `${formatPlays(plays, locale)}, ${formatDuration(msPlayed, locale)}`;
}

function namer(by: Bucket, steps: readonly Step[], locale: string): Namer {
  const first = steps[0]?.start.slice(0, 10);
  const last = steps.at(-1)?.start.slice(0, 10);
  const [full, short] = FORMATS[by](first !== last, first?.slice(0, 4) !== last?.slice(0, 4)).map((options) =>
    dateFormat(locale, { ...options, timeZone: 'UTC' }),
  ) as [Intl.DateTimeFormat, Intl.DateTimeFormat];
  return (step) => {
    const at = new Date(by === 'HOUR' ? `${step.start}:00Z` : step.start);
    const { from, to } = daysOfStep(step, by);
    return { label: by === 'WEEK' ? formatDays(from, to, locale) : full.format(at), tick: short.format(at) };
  };
}

/** How steps are written in full and on the axis, by whether they lie on several days and in several years. */
const FORMATS: Record<
  Bucket,
  (days: boolean, years: boolean) => [Intl.DateTimeFormatOptions, Intl.DateTimeFormatOptions]
> = {
  HOUR: (days) => [
    { hour: '2-digit', minute: '2-digit', ...(days && { day: 'numeric', month: 'long' }) },
    { hour: '2-digit', minute: '2-digit', ...(days && { weekday: 'short' }) },
  ],
  DAY: () => [{ dateStyle: 'full' }, { day: 'numeric', month: 'short' }],
  WEEK: () => [{ dateStyle: 'medium' }, { day: 'numeric', month: 'short' }],
  MONTH: (_, years) => [
    { month: 'long', year: 'numeric' },
    { month: 'short', ...(years && { year: 'numeric' }) },
  ],
  YEAR: () => [{ year: 'numeric' }, { year: 'numeric' }],
};

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
