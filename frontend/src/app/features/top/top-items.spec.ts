import { leavers, rankedItems } from './top-items';
import type { RankedArtistsFragment } from './top-artists.generated';
import type { RankedGenresFragment } from './top-genres.generated';

const PAGE_INFO = { __typename: 'PageInfo', endCursor: null, hasNextPage: false } as const;

function genre(name: string) {
  return { __typename: 'Genre', name } as const;
}

it('gives an artist a round picture, some genres and a page', () => {
  const node = {
    __typename: 'Artist' as const,
    id: 'a/1',
    name: 'Low',
    imageUrl: null,
    genres: ['slowcore', 'indie', 'folk', 'drone'],
  };
  const edges: RankedArtistsFragment['edges'] = [{ __typename: 'TopArtistEdge', rank: 1, plays: 3, msPlayed: 9, node }];
  const [item] = rankedItems({ __typename: 'TopArtistConnection', edges, pageInfo: PAGE_INFO });
  expect(item).toMatchObject({ round: true, detail: 'slowcore, indie, folk', link: ['/artist', 'a/1'], rank: 1 });
  expect(item?.previousRank).toBeUndefined();
});

it('gives a genre no page', () => {
  const edges: RankedGenresFragment['edges'] = [
    { __typename: 'TopGenreEdge', rank: 1, plays: 3, msPlayed: 9, node: genre('dub') },
  ];
  const [item] = rankedItems({ __typename: 'TopGenreConnection', edges, pageInfo: PAGE_INFO });
  expect(item).toMatchObject({ id: 'dub', name: 'dub', link: null });
});

it('finds who left, at their former ranks', () => {
  const before = ['dub', 'folk', 'jazz'].map((name, index) => ({ rank: index + 1, node: genre(name) }));
  const left = leavers(before, [{ id: 'folk' }, { id: 'soul' }]);
  expect(left.map(({ name, formerRank }) => [name, formerRank])).toEqual([
    ['dub', 1],
    ['jazz', 3],
  ]);
});
