import * as fc from 'fast-check';
import { shareOfMs } from './circumstance-sums';
import { minimumOf } from './counting';
import { nameOrderOf } from './entries';
import { firstRowsOf } from './first-rows';
import { genresOfTracks } from './genres';
import type { CountingRule } from './history';
import { rememberedBytes } from './remembered-bytes';
import { Selection } from './selection';
import { questioned } from './testing/arbitraries';
import { historyOf } from './testing/history-of';

const RULES: readonly CountingRule[] = ['THIRTY_SECONDS', 'HALF_OF_TRACK', 'EVERYTHING'];

describe('what statistics keep with a history', () => {
  it('takes as much memory as is said; less where artists of a track share genres', () => {
    fc.assert(
      fc.property(questioned, ({ history: { plays, catalogue }, question }) => {
        const history = historyOf(plays, catalogue);
        const kept: Iterable<ArrayBufferView>[] = RULES.map((countingRule) => [
          minimumOf(history, countingRule),
          ...Object.values(firstRowsOf(new Selection(history, { ...question, countingRule }))),
        ]);
        const selection = new Selection(history, question);
        const genres = genresOfTracks(history.catalogue);
        kept.push([shareOfMs(history.catalogue.tracks), genres.start, genres.values]);
        kept.push([nameOrderOf(selection, 'GENRES'), nameOrderOf(selection, 'CONTEXTS')]);
        const bytes = kept.flatMap((columns) => [...columns]).reduce((sum, { byteLength }) => sum + byteLength, 0);
        const genresOf = (id: number) => catalogue.artists.find((artist) => artist.id === id)!.genres;
        const shared = catalogue.tracks.map(({ artists }) => {
          const all = artists.flatMap(genresOf);
          return all.length - new Set(all).size;
        });
        expect(rememberedBytes(history)).toBe(bytes + 4 * shared.reduce((a, b) => a + b, 0));
      }),
    );
  });
});
