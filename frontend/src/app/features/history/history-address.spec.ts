import { type HistoryAddress, readAddress as read, toVariables } from './history-address';

const ALL_TIME = { preset: 'ALL_TIME' } as const;
const readAddress = (address: HistoryAddress) => read(address, '2026-11-21');

describe('readAddress', () => {
  it('takes what makes sense as it is', () => {
    expect(readAddress({ search: 'night owl', album: 'abc', on: '2024-02-29' })).toEqual({
      search: 'night owl',
      item: { kind: 'album', id: 'abc' },
      on: '2024-02-29',
      corrections: [],
    });
    expect(readAddress({})).toEqual({ search: '', item: null, on: null, corrections: [] });
  });

  it.each([
    ['  night \t owl ', 'night owl'],
    ['   ', ''],
    ['\u0301 night', 'night'],
    ['a a a a a a a a a a', 'a a a a a a a a a a'],
    ['1 2 3 4 5 6 7 8', '1 2 3 4 5 6 7 8'],
    ['x'.repeat(100), 'x'.repeat(100)],
    ['🎵'.repeat(100), '🎵'.repeat(100)],
  ])('searches for %j as %j', (search, expected) => {
    expect(readAddress({ search })).toMatchObject({ search: expected, corrections: [] });
  });

  it.each([
    ['1 2 3 4 5 6 7 8 9 1', '1 2 3 4 5 6 7 8'],
    ['x'.repeat(101), 'x'.repeat(100)],
    ['🎵'.repeat(101), '🎵'.repeat(100)],
  ])('cuts %j to %j and says so', (search, expected) => {
    const question = readAddress({ search });
    expect(question.search).toBe(expected);
    expect(question.corrections).toHaveLength(1);
  });

  it.each(['2024-02-30', '05.03.2024', '1969-12-31', '2024', "'; --"])(
    'shows the newest plays for the day %j',
    (on) => {
      expect(readAddress({ on })).toMatchObject({ on: null, corrections: [expect.stringContaining('no such day')] });
    },
  );

  it.each(['2026-11-22', '2999-05-05', '9999-12-31'])('shows the newest plays for %s, which is still to come', (on) => {
    expect(readAddress({ on })).toMatchObject({ on: null, corrections: [expect.stringContaining('still to come')] });
    expect(readAddress({ on: '2026-11-21' })).toMatchObject({ on: '2026-11-21', corrections: [] });
  });

  it('keeps to the narrowest of several things, and says which', () => {
    const question = readAddress({ artist: 'a', track: 't', album: 'b' });
    expect(question.item).toEqual({ kind: 'track', id: 't' });
    expect(question.corrections).toEqual([expect.stringContaining('of the track')]);
  });

  it('takes the first of a parameter that the address repeats', () => {
    const address: HistoryAddress = { search: ['one', 'two'], on: ['2024-03-05', 'x'], track: [] };
    expect(readAddress(address)).toMatchObject({ search: 'one', on: '2024-03-05', item: null });
  });
});

describe('toVariables', () => {
  it('asks for all of a period', () => {
    expect(toVariables(readAddress({}), { year: 2024 })).toEqual({
      period: { year: 2024 },
      search: null,
      trackId: null,
      artistId: null,
      albumId: null,
      itemId: '',
      ofItem: false,
    });
  });

  it('asks from a day backwards, whatever the period', () => {
    expect(toVariables(readAddress({ on: '2024-03-05' }), ALL_TIME).period).toEqual({
      days: { from: '1970-01-01', to: '2024-03-05' },
    });
  });

  it.each(['track', 'artist', 'album'] as const)('asks for the plays of the %s and for its name', (kind) => {
    const variables = toVariables(readAddress({ [kind]: 'some-id' }), ALL_TIME);
    expect(variables).toMatchObject({ itemId: 'some-id', ofItem: true, [`${kind}Id`]: 'some-id' });
    const ids = [variables.trackId, variables.artistId, variables.albumId];
    expect(ids.filter((id) => id !== null)).toHaveLength(1);
  });
});
