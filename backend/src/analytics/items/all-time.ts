import type { PeriodInput } from '../period.input';

/** Every stored play, without bounds. */
export const ALL_TIME: PeriodInput = { preset: 'ALL_TIME' };
