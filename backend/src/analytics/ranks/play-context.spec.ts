import type { Catalogue } from '@audiospective/listening';
import { LoaderRegistry } from '../../platform/graphql/loader-registry';
import { type NamedContext, NAMED_CONTEXTS } from './context-names.loader';
import { toPlayContext } from './play-context';

const KNOWN: Record<string, NamedContext> = {
  'spotify:album:1': { kind: 'albums', id: 7, name: 'One' },
  'spotify:album:2': { kind: 'albums', id: 8, name: 'Two' },
  'spotify:artist:1': { kind: 'artists', id: 8, name: 'Ada' },
};
const registry = new LoaderRegistry();
registry.register(NAMED_CONTEXTS, (uris) => Promise.resolve(uris.map((uri) => KNOWN[uri] ?? null)));

/** A history in which only this album and this artist are played. */
const catalogue = { albums: { id: Int32Array.of(7) }, artists: { id: Int32Array.of(8) } } as Catalogue;

const ID = '37i9dQZF1DX0XUsuxWHRQd';
const page = (path: string) => `https://open.spotify.com/${path}`;

it.each([
  [`spotify:playlist:${ID}`, 'PLAYLIST', page(`playlist/${ID}`)],
  [`spotify:user:ada:playlist:${ID}`, 'PLAYLIST', page(`playlist/${ID}`)],
  [`spotify:album:${ID}`, 'ALBUM', page(`album/${ID}`)],
  [`spotify:artist:${ID}`, 'ARTIST', page(`artist/${ID}`)],
  [`spotify:show:${ID}`, 'SHOW', page(`show/${ID}`)],
  ['spotify:user:ada:collection', 'COLLECTION', page('collection/tracks')],
  ['spotify:collection', 'COLLECTION', page('collection/tracks')],
  ['spotify:user:ada:collection:artist:x', 'OTHER', null],
  ['spotify:station:track:x', 'OTHER', null],
  ['spotify:playlist:a/../b?c', 'OTHER', null],
  ['spotify:constructor:x', 'OTHER', null],
])('%s is read', (uri, kind, spotifyUrl) => {
  expect(toPlayContext(uri, catalogue, registry.forRequest())).toMatchObject({ uri, kind, spotifyUrl });
});

it('is named when it is in the history', async () => {
  const loaders = registry.forRequest();
  const uris = ['spotify:album:1', 'spotify:artist:1', 'spotify:album:2', 'spotify:playlist:2'];
  const names = uris.map((uri) => toPlayContext(uri, catalogue, loaders).name);
  expect(await Promise.all(names)).toEqual(['One', 'Ada', null, null]);
});
