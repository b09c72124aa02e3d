import { plural } from './names';

it.each([
  ['Library', 'Libraries'],
  ['Holiday', 'Holidays'],
  ['Glass', 'Glasses'],
  ['Echo', 'Echoes'],
  ['Radio', 'Radios'],
  ['Wolf', 'Wolves'],
  ['Horizon', 'Horizons'],
])('speaks of several of %s as %s', (noun, expected) => {
  expect(plural(noun)).toBe(expected);
});
