import { addDays, countDays, localDay, type Period, periodBounds, previousPeriod } from '@audiospective/period';
import type { Today } from '../../ui/period-steps';

/**
 * What a month or a year that is not over yet is fairly compared with: as many days of the one before it. Undefined
 * where the whole period before is right, which the server knows by itself.
 */
export function comparedWith(period: Period, { now, timeZone }: Today): Period | undefined {
  const bounds = periodBounds(period, timeZone, now);
  const today = localDay(now, timeZone);
  const before = previousPeriod(period, timeZone, now);
  if (!before || !bounds.firstDay || !bounds.lastDay || 'instants' in period) return undefined;
  if (today < bounds.firstDay || today >= bounds.lastDay) return undefined;
  const { firstDay, lastDay } = periodBounds(before, timeZone, now);
  if (!firstDay || !lastDay) return undefined;
  const sameDays = addDays(firstDay, countDays(bounds.firstDay, today) - 1);
  return { days: { from: firstDay, to: sameDays < lastDay ? sameDays : lastDay } };
}
