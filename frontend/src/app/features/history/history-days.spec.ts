import { historyRows, withDays } from './history-days';
import { play } from './history.testing';

/** Days as headings, plays by the name of their track. */
function outline(pages: string[][], timeZone: string): string[] {
  const plays = pages.map((page) =>
    withDays(
      page.map((playedAt) => play(playedAt, playedAt)),
      timeZone,
    ),
  );
  return historyRows(plays).map((row) => row.play?.track.name ?? row.day);
}

describe('historyRows', () => {
  const LATE = '2024-03-30T23:30:00.000Z';
  const EARLY = '2024-03-30T22:30:00.000Z';

  it('puts plays under the day on which they ended where the listener is', () => {
    expect(outline([[LATE, EARLY]], 'UTC')).toEqual(['2024-03-30', LATE, EARLY]);
    expect(outline([[LATE, EARLY]], 'Europe/Berlin')).toEqual(['2024-03-31', LATE, '2024-03-30', EARLY]);
  });

  it('names a day once, even when it goes on in the next page', () => {
    expect(outline([[LATE], [EARLY]], 'UTC')).toEqual(['2024-03-30', LATE, EARLY]);
  });
});
