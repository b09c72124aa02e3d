import { KeptFormats } from './kept-formats';
import type { Period, PeriodPreset, Range } from './period';

const PRESET_LABELS: Record<PeriodPreset, string> = {
  TODAY: 'Today',
  LAST_7_DAYS: 'Last 7 days',
  LAST_4_WEEKS: 'Last 4 weeks',
  LAST_6_MONTHS: 'Last 6 months',
  LAST_12_MONTHS: 'Last 12 months',
  THIS_MONTH: 'This month',
  THIS_YEAR: 'This year',
  ALL_TIME: 'All time',
};

const STYLES = {
  month: { month: 'long', year: 'numeric' },
  days: { dateStyle: 'medium' },
  instants: {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  },
} as const;

const formats = new KeptFormats(20);

/**
 * What a page calls the period: `Last 4 weeks`, `March 2024`, `Mar 5 – Apr 1, 2024`.
 * @param locale BCP 47 tag for months and dates; the named periods are in English. Instants are shown in UTC.
 */
export function periodLabel(period: Period, locale: string): string {
  if ('preset' in period) return PRESET_LABELS[period.preset];
  if ('year' in period) return String(period.year);
  if ('month' in period) return formatOf(locale, 'month').format(Date.parse(period.month));
  if ('days' in period) return rangeLabel(period.days, formatOf(locale, 'days'));
  return rangeLabel(period.instants, formatOf(locale, 'instants'));
}

function rangeLabel({ from, to }: Range, dates: Intl.DateTimeFormat): string {
  return dates.formatRange(new Date(from), new Date(to));
}

function formatOf(locale: string, style: keyof typeof STYLES): Intl.DateTimeFormat {
  const build = () => new Intl.DateTimeFormat(locale, { ...STYLES[style], timeZone: 'UTC' });
  return formats.get(`${style} ${locale}`, build);
}
