import { checkPeriod, type Period, PeriodError, periodBounds, periodLabel, periodOf } from '@audiospective/period';
import { ApplicationError } from '../../platform/errors/application-error';
import type { PeriodInput } from '../period.input';
import type { ResolvedPeriod } from './stats.model';

/** The language of labels, until listeners can choose one. */
const LOCALE = 'en';

/**
 * The one form of an input.
 * @throws ApplicationError BAD_USER_INPUT when none or several are filled, and for a period that no calendar has
 */
export function toPeriod({ instants, ...others }: PeriodInput): Period {
  const range = instants && { from: instants.from.toISOString(), to: instants.to.toISOString() };
  return told(() => {
    const period = periodOf({ ...others, instants: range });
    checkPeriod(period);
    return period;
  });
}

/**
 * What a period is in a zone at a time.
 * @throws ApplicationError BAD_USER_INPUT for a period that no calendar has
 */
export function resolvePeriod(period: Period, timeZone: string, now: Date): ResolvedPeriod {
  return told(() => ({ ...periodBounds(period, timeZone, now), label: periodLabel(period, LOCALE) }));
}

function told<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof PeriodError) throw new ApplicationError('BAD_USER_INPUT', error.message, { cause: error });
    throw error;
  }
}
