import { toPeriod } from './resolve-period';
import type { StatsArgs } from './stats.args';
import { toFilter } from './to-filter';

/**
 * Refuses what no statistics can be about.
 * @throws ApplicationError BAD_USER_INPUT for periods that no calendar has and for conditions that cannot be
 */
export function checkStats({ period, comparedWith, filter }: Partial<StatsArgs>): void {
  if (period) toPeriod(period);
  if (comparedWith) toPeriod(comparedWith);
  toFilter(filter);
}
