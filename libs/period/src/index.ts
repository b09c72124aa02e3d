export { addDays, addMonths, countDays, isDay, isMonth, lastDayOfMonth, shiftMonth } from './calendar';
export {
  ALL_TIME,
  checkPeriod,
  isAllTime,
  MAX_PERIOD_DAYS,
  PERIOD_PRESETS,
  PeriodError,
  periodOf,
  type Period,
  type PeriodErrorCode,
  type PeriodInput,
  type PeriodPreset,
  type Range as PeriodRange,
} from './period';
export { formatPeriod, parsePeriod } from './url';
export { periodLabel } from './label';
export { periodBounds, previousPeriod, type PeriodBounds } from './bounds';
export { isTimeZone, localDay, offsetAt, startOfDay } from './zone';
