import { CountingRule } from '../src/platform/graphql/viewer.model';
import type { TestPlay, TestTrack } from './listening';

/** The statistics as a plain loop over the plays: slow, obvious, and written without a look at the SQL. */
export interface ReferenceQuestion {
  rule: CountingRule;
  timeZone: string;
  from: number | null;
  to: number | null;
}

export function countsBy(rule: CountingRule, { msPlayed, track: { durationMs } }: TestPlay): boolean {
  if (rule === CountingRule.EVERYTHING || msPlayed === null) return true;
  if (rule === CountingRule.THIRTY_SECONDS) return msPlayed >= 30_000;
  return durationMs === null || msPlayed >= durationMs / 2;
}

export function referenceTotals(plays: readonly TestPlay[], question: ReferenceQuestion) {
  const within = plays.filter((play) => isWithin(play, question));
  const counted = within.filter((play) => countsBy(question.rule, play));
  const known = sum(within.map(({ msPlayed }) => msPlayed ?? 0));
  const estimated = sum(within.filter(({ msPlayed }) => msPlayed === null).map(({ track }) => track.durationMs ?? 0));
  const instants = counted.map(({ playedAt }) => playedAt);
  return {
    plays: counted.length,
    msPlayed: known + estimated,
    msEstimated: estimated,
    tracks: new Set(counted.map(({ track }) => track.id)).size,
    artists: new Set(counted.flatMap(({ track }) => track.artistIds)).size,
    albums: new Set(counted.flatMap(({ track }) => track.albumId ?? [])).size,
    activeDays: new Set(instants.map((instant) => localDay(instant, question.timeZone))).size,
    firstPlayedAt: instants.length > 0 ? Math.min(...instants) : null,
    lastPlayedAt: instants.length > 0 ? Math.max(...instants) : null,
  };
}

export function referenceTopTracks(plays: readonly TestPlay[], question: ReferenceQuestion) {
  const rows = new Map<number, { track: TestTrack; plays: number; msPlayed: number }>();
  for (const play of plays.filter((candidate) => isWithin(candidate, question))) {
    const row = rows.get(play.track.id) ?? { track: play.track, plays: 0, msPlayed: 0 };
    row.plays += countsBy(question.rule, play) ? 1 : 0;
    row.msPlayed += play.msPlayed ?? play.track.durationMs ?? 0;
    rows.set(play.track.id, row);
  }
  return [...rows.values()]
    .filter((row) => row.plays > 0)
    .sort(
      (a, b) =>
        b.plays - a.plays ||
        b.msPlayed - a.msPlayed ||
        Buffer.compare(Buffer.from(a.track.name), Buffer.from(b.track.name)) ||
        a.track.id - b.track.id,
    );
}

export function referencePlays(plays: readonly TestPlay[]): TestPlay[] {
  return [...plays].sort((a, b) => b.playedAt - a.playedAt || b.track.id - a.track.id);
}

function isWithin({ playedAt }: TestPlay, { from, to }: ReferenceQuestion): boolean {
  return (from === null || playedAt >= from) && (to === null || playedAt < to);
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function localDay(instant: number, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(instant);
}
