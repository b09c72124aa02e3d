import { formatHours } from './week';

it.each([
  [21, 22, 'en-GB', '21:00–22:00'],
  [22, 30, 'en-GB', '22:00–06:00'],
  [23, 24, 'en-GB', '23:00–00:00'],
  [21, 22, 'en-US', '9 PM–10 PM'],
])('names the hours from %i to %i in %s', (from, to, locale, text) => {
  expect(formatHours(from, to, locale).replace(/\s/g, ' ')).toBe(text);
});
