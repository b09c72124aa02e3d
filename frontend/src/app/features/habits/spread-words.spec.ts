import { playback, TOLD } from './habits.testing';
import { countrySpread, decadeSpread, deviceSpread, spreadBars, spreadSummary, spreadTable } from './spread-words';

function decades(...plays: [number, number][]) {
  return plays.map(([decade, count]) => ({ __typename: 'DecadePlays', decade, plays: count, msPlayed: 0 }) as const);
}

describe('what plays spread over', () => {
  it('is summed up by its largest part, among the plays that tell', () => {
    expect(spreadSummary(deviceSpread(TOLD), 'en-GB')).toBe('75% of the plays were on a phone: 60 of 80.');
  });

  it('is one sentence where it is one part', () => {
    expect(spreadSummary(countrySpread(TOLD, 'en-GB'), 'en-GB')).toBe('All 80 plays that tell were in Sweden.');
  });

  it('names countries in the language of the listener, and keeps codes that none has', () => {
    const codes = ['SE', '??'].map((code) => ({ __typename: 'CountryPlays', code, plays: 1, msPlayed: 0 }) as const);
    const names = countrySpread(playback({ countries: codes }), 'de').map(({ name }) => name);
    expect(names).toEqual(['Schweden', '??']);
  });

  it('keeps decades between others that have no plays, oldest first', () => {
    const spread = decadeSpread(playback({ decades: decades([1990, 4], [2020, 6]) }));
    expect(spread.map(({ name, plays }) => [name, plays])).toEqual([
      ['1990s', 4],
      ['2000s', 0],
      ['2010s', 0],
      ['2020s', 6],
    ]);
    expect(decadeSpread(playback())).toEqual([]);
  });

  it('puts the small parts into one bar, and loses none', () => {
    const countries = Array.from({ length: 9 }, (_, index) => ({
      __typename: 'CountryPlays' as const,
      code: 'SE',
      plays: 9 - index,
      msPlayed: 0,
    }));
    const bars = spreadBars(countrySpread(playback({ countries }), 'en-GB'), 'en-GB');
    expect(bars.at(-1)).toMatchObject({ name: '4 others', text: '22%, 10 plays' });
    expect(bars.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
  });

  it('has every part in its table', () => {
    expect(spreadTable(deviceSpread(TOLD), 'Device', 'en-GB')).toEqual({
      caption: 'Plays by device',
      columns: ['Device', 'Plays', 'Share', 'Time listened'],
      rows: [
        ['Phone', '60', '75%', '3 hrs'],
        ['Computer', '20', '25%', '1 hr'],
      ],
    });
  });
});
