import { formatCount, formatPlays, formatShare } from '../../ui/format';
import type { HabitDiscoveryFragment } from './habits.generated';

/** True when nothing was played before: then all of it is new, and that says nothing. */
export function isAllNew({ plays }: HabitDiscoveryFragment, allPlays: number): boolean {
  return plays === allPlays;
}

/** How much of the plays went to tracks that were new. */
export function discoverySummary(discovery: HabitDiscoveryFragment, allPlays: number, locale: string): string {
  if (allPlays === 1 && isAllNew(discovery, allPlays)) return 'This was the first play of its track.';
  if (isAllNew(discovery, allPlays)) {
    return 'The archive knows no earlier play of any of these tracks, so everything here was new once.';
  }
  if (discovery.plays === 0) return 'Every track of this period had been played before.';
  const share = formatShare(discovery.plays / allPlays, locale);
  const counts = `${formatCount(discovery.plays, locale)} of ${formatPlays(allPlays, locale)}`;
  return `${share} of your plays went to tracks that you played for the first time in this period: ${counts}.`;
}
