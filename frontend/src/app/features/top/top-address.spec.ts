import type { Period } from '@audiospective/period';
import { readCompared, readKind, readMeasure } from './top-address';

const MARCH: Period = { month: '2024-03' };

it.each(['tracks', 'artists', 'albums', 'genres'])('knows top %s', (kind) => {
  expect(readKind(kind)).toEqual({ value: kind, correction: '' });
});

it.each(['playlists', 'Tracks', '', 'constructor', '../settings', undefined])(
  'shows tracks for %j, and says so',
  (text) => {
    expect(readKind(text)).toEqual({ value: 'tracks', correction: expect.stringMatching(/tracks are shown/) });
  },
);

it.each([
  [undefined, 'PLAYS'],
  ['', 'PLAYS'],
  ['plays', 'PLAYS'],
  ['time', 'TIME'],
])('ranks for by=%j by %s', (text, value) => {
  expect(readMeasure(text)).toEqual({ value, correction: '' });
});

it.each(['TIME', 'rating', 'toString', ['time', 'plays'] as unknown as string])(
  'ranks for by=%j by plays, and says so',
  (text) => {
    expect(readMeasure(text)).toEqual({ value: 'PLAYS', correction: expect.stringMatching(/ranked by plays/) });
  },
);

it('compares with nothing unless told so', () => {
  expect(readCompared(undefined, MARCH)).toEqual({ value: null, correction: '' });
});

it('compares with any other period', () => {
  expect(readCompared('2019', MARCH)).toEqual({ value: { year: 2019 }, correction: '' });
});

it.each(['2024-13', 'yesterday', ['2023', '2022'] as unknown as string])(
  'cannot compare with %j, and says so',
  (text) => {
    expect(readCompared(text, MARCH)).toEqual({ value: null, correction: expect.stringMatching(/no calendar has/) });
  },
);

it('compares no period with itself', () => {
  expect(readCompared('2024-03', MARCH)).toEqual({ value: null, correction: expect.stringMatching(/with itself/) });
});
