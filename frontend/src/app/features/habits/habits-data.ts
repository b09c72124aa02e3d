import { pageData, type PageData } from '../../core/page-data';
import type { Period } from '@audiospective/period';
import { HabitsDocument, type HabitsQuery } from './habits.generated';

/** Asks for the habits of `period()`; all of an answer is of one version of the archive. */
export function habitsData(period: () => Period): PageData<HabitsQuery> {
  return pageData(HabitsDocument, () => ({ period: period() }));
}
