import { formatCount } from '../../ui/format';
import type { ArchiveHealth } from './archive-data';

/** What the last poll brought: `2 new plays`; empty before the first. */
export function broughtWords(newPlays: number | null, locale: string): string {
  if (newPlays === null) return '';
  if (newPlays === 0) return 'nothing new';
  return newPlays === 1 ? '1 new play' : `${formatCount(newPlays, locale)} new plays`;
}

/** When Spotify is asked next: when the poll is due, or later where no poll may call before. */
export function nextCheckAt({ nextPollAt, quota }: ArchiveHealth): string {
  const { waitsUntil } = quota;
  return waitsUntil !== null && Date.parse(waitsUntil) > Date.parse(nextPollAt) ? waitsUntil : nextPollAt;
}

/** Share 0..1 of the time between the last poll and the next that is over. */
export function waitedShare(archive: ArchiveHealth, now: Date): number {
  if (archive.lastPolledAt === null) return 0;
  const [last, next] = [Date.parse(archive.lastPolledAt), Date.parse(nextCheckAt(archive))];
  return next <= last ? 1 : Math.min(1, Math.max(0, (now.getTime() - last) / (next - last)));
}
