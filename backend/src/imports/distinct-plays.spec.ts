import { runs } from '@audiospective/property-tests';
import * as fc from 'fast-check';
import type { StreamRow } from '@audiospective/streaming-history';
import { distinctPlays } from './distinct-plays';
import { PlayRows } from './play-rows';

const row = (endedAt: number, track: string, msPlayed: number, source: StreamRow['source']): StreamRow => ({
  ...{ kind: 'track', source, endedAt, msPlayed, trackId: source === 'extended' ? track : null, trackName: track },
  ...{ albumName: null, artistName: 'Ada', platform: '', country: '', reasonStart: '', reasonEnd: '' },
  ...{ shuffle: null, skipped: null, offline: null, incognito: null, otherOwner: false },
});

describe('distinctPlays', () => {
  it('lets the longest row of an item and a moment stand, as a plain loop does', async () => {
    const listed = fc.tuple(
      fc.oneof(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 65_530, max: 65_540 })),
      fc.constantFrom('a', 'b'),
      fc.nat(3),
      fc.constantFrom<StreamRow['source']>('extended', 'account'),
      fc.nat(2),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(listed, { maxLength: 60 }), async (list) => {
        const rows = new PlayRows();
        const longest = new Map<string, number>();
        for (const [second, track, ms, source, file] of list) {
          rows.add(row(second, track, ms, source), file);
          const key = `${source} ${second} ${track}`;
          longest.set(key, Math.max(longest.get(key) ?? 0, ms));
        }
        const distinct = await distinctPlays(rows, 3);
        const found = [...distinct.rows].map((number) => {
          const item = rows.itemList[rows.items[number]!]!;
          const source = item.spotifyId === null ? 'account' : 'extended';
          return {
            source,
            second: rows.seconds[number]!,
            key: `${source} ${rows.seconds[number]} ${item.title}`,
            ms: rows.msPlayed[number]!,
          };
        });
        expect(new Map(found.map(({ key, ms }) => [key, ms]))).toEqual(longest);
        expect(found).toHaveLength(longest.size);
        expect(distinct.extended).toBe(found.filter(({ source }) => source === 'extended').length);
        const inOrder = found.toSorted((a, b) => b.source.localeCompare(a.source) || a.second - b.second);
        expect(found.map(({ second }) => second)).toEqual(inOrder.map(({ second }) => second));
        expect(distinct.duplicates.reduce((sum, n) => sum + n, 0)).toBe(list.length - longest.size);
      }),
      { numRuns: runs(500) },
    );
  });

  it('holds more rows than it had room for', () => {
    const rows = new PlayRows();
    for (let i = 0; i < 40_000; i++) rows.add(row(i, `${i % 9}`, i, 'extended'), 0);
    expect([rows.length, rows.seconds[39_999], rows.msPlayed[39_999], rows.itemList.length]).toEqual([
      40_000, 39_999, 39_999, 9,
    ]);
  });
});
