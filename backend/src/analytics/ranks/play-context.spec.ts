import { LoaderRegistry } from '../../platform/graphql/loader-registry';
import { CONTEXT_NAMES } from './context-names.loader';
import { toPlayContext } from './play-context';

const registry = new LoaderRegistry();
registry.register(CONTEXT_NAMES, (uris) => Promise.resolve(uris.map((uri) => (uri.endsWith(':1') ? 'One' : null))));

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
  expect(toPlayContext(uri, registry.forRequest())).toMatchObject({ uri, kind, spotifyUrl });
});

it('is named when the catalogue knows it', async () => {
  const loaders = registry.forRequest();
  const names = ['spotify:album:1', 'spotify:playlist:2'].map((uri) => toPlayContext(uri, loaders).name);
  expect(await Promise.all(names)).toEqual(['One', null]);
});
