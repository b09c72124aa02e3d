import { durationParts } from './duration-parts';

const HOUR = 3_600_000;

it.each([
  [0, 'en-GB', '0 mins'],
  [59 * 60_000, 'en-GB', '59 mins'],
  [HOUR, 'en-GB', '1 hr'],
  [16 * HOUR + 27 * 60_000 + 59_000, 'en-GB', '16 hrs 27 mins'],
  [100 * HOUR - 1, 'en-GB', '99 hrs 59 mins'],
  [1_204.999 * HOUR, 'en-GB', '1,204 hrs 59 mins'],
  [1_204.6 * HOUR, 'de-DE', '1.204 Std. 36 Min.'],
])('%d ms in %s are %s', (ms, locale, words) => {
  const parts = durationParts(ms, locale);
  expect(parts.map(({ value, unit }) => `${value} ${unit}`).join(' ')).toBe(words);
});
