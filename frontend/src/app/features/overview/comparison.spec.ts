import type { Period } from '@audiospective/period';
import { comparedWith } from './comparison';

const today = (now: string) => ({ now: new Date(now), timeZone: 'Europe/Berlin' });

it.each<[string, Period, Period | undefined]>([
  ['2026-11-21T13:00:00Z', { preset: 'THIS_MONTH' }, { days: { from: '2026-10-01', to: '2026-10-21' } }],
  ['2026-11-21T13:00:00Z', { month: '2026-11' }, { days: { from: '2026-10-01', to: '2026-10-21' } }],
  ['2026-03-30T13:00:00Z', { preset: 'THIS_MONTH' }, { days: { from: '2026-02-01', to: '2026-02-28' } }],
  ['2026-11-21T13:00:00Z', { preset: 'THIS_YEAR' }, { days: { from: '2025-01-01', to: '2025-11-21' } }],
  ['2026-11-30T23:30:00Z', { preset: 'THIS_MONTH' }, { days: { from: '2026-11-01', to: '2026-11-01' } }],
])('at %s what has begun is compared with as many days before: %j', (now, period, before) => {
  expect(comparedWith(period, today(now))).toEqual(before);
});

it.each<Period>([
  { preset: 'LAST_4_WEEKS' },
  { preset: 'TODAY' },
  { preset: 'ALL_TIME' },
  { month: '2026-10' },
  { month: '2027-10' },
  { year: 1900 },
  { instants: { from: '2026-11-21T10:00:00Z', to: '2026-11-22T12:00:00Z' } },
])('leaves to the server what %j is compared with', (period) => {
  expect(comparedWith(period, today('2026-11-21T13:00:00Z'))).toBeUndefined();
});
