import { runs } from '@audiospective/property-tests';
import * as fc from 'fast-check';
import { Selection } from './selection';
import { questioned } from './testing/arbitraries';
import { historyOf } from './testing/history-of';
import { referencePlays, referenceTop } from './testing/reference';
import { activeDays, distinctCounts, playSums } from './totals';

describe('totals', () => {
  it('sums what objects sum', () => {
    fc.assert(
      fc.property(questioned, ({ history, question }) => {
        const plays = referencePlays(history, question);
        const counted = plays.filter(({ counts }) => counts);
        expect(playSums(new Selection(historyOf(history.plays, history.catalogue), question))).toEqual({
          plays: counted.length,
          msPlayed: plays.reduce((sum, { ms }) => sum + ms, 0),
          msEstimated: plays.reduce((sum, { ms, play }) => sum + (play.ms === null ? ms : 0), 0),
          firstPlayedAt: counted[0]?.play.at ?? null,
          lastPlayedAt: counted.at(-1)?.play.at ?? null,
        });
      }),
      { numRuns: runs(300) },
    );
  });

  it('counts what is different as a set does', () => {
    fc.assert(
      fc.property(questioned, ({ history, question }) => {
        const plays = referencePlays(history, question);
        const size = (kind: 'TRACKS' | 'ARTISTS' | 'ALBUMS' | 'GENRES') => referenceTop(plays, kind, 'PLAYS').length;
        expect(distinctCounts(new Selection(historyOf(history.plays, history.catalogue), question))).toEqual({
          tracks: size('TRACKS'),
          artists: size('ARTISTS'),
          albums: size('ALBUMS'),
          genres: size('GENRES'),
        });
      }),
      { numRuns: runs(300) },
    );
  });

  it('counts the local days on which something counts', () => {
    fc.assert(
      fc.property(questioned, ({ history, question }) => {
        const days = new Set(
          referencePlays(history, question)
            .filter(({ counts }) => counts)
            .map(({ day }) => day),
        );
        expect(activeDays(new Selection(historyOf(history.plays, history.catalogue), question))).toBe(days.size);
      }),
      { numRuns: runs(300) },
    );
  });
});
