import { archiveStateWords } from '../../ui/archive-state';
import type { ArchiveHealth } from './archive-data';
import { coverageDays, type CoverageDays, type Span } from './coverage-days';

/** What was not asked for yet is expected for a day, as long as asking goes on by itself. */
const PENDING_MS = 86_400_000;

/** What is known of every day of the archive; null while nothing is known at all. */
export function archiveDays(archive: ArchiveHealth, now: Date, timeZone: string): CoverageDays | null {
  const spans = (source: string) => archive.coverage.filter((span) => span.source === source).map(toSpan);
  const known = { watched: spans('POLL'), exported: spans('EXPORT'), gaps: archive.possibleGaps.map(toSpan) };
  const starts = [...known.watched, ...known.exported].map((span) => span.from);
  if (archive.firstPlayedAt) starts.push(Date.parse(archive.firstPlayedAt));
  if (starts.length === 0) return null;
  const from = starts.reduce((first, start) => Math.min(first, start));
  const pending = pendingSpan(archive, now);
  const watched = pending ? [...known.watched, pending] : known.watched;
  return coverageDays({ ...known, watched }, { from, to: Math.max(from + 1, now.getTime()) }, timeZone);
}

/** The time since the last poll counts as watched as long as the next one will bring what was played in it. */
function pendingSpan({ lastPolledAt, state }: ArchiveHealth, now: Date): Span | null {
  if (lastPolledAt === null || archiveStateWords(state).signInNeeded) return null;
  const from = Date.parse(lastPolledAt);
  return now.getTime() - from < PENDING_MS ? { from, to: now.getTime() } : null;
}

function toSpan({ from, to }: { from: string; to: string }): Span {
  return { from: Date.parse(from), to: Date.parse(to) };
}
