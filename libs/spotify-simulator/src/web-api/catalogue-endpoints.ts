import type { Album, Artist, Track } from '../catalogue/items';
import { isBase62Id } from '../catalogue/ids';
import { json, type Reply, type Request } from '../http/exchange';
import type { Simulation } from '../simulation';
import { notFound, webApiError } from './errors';

type CatalogueKind = 'tracks' | 'albums' | 'artists';

const BATCH_SIZES: Record<CatalogueKind, number> = { tracks: 50, albums: 20, artists: 50 };

function find(simulation: Simulation, kind: CatalogueKind, id: string): object | null {
  const { catalogue, shapes } = simulation;
  const show = <T>(item: T | null, shape: (item: T) => object) => (item ? shape(item) : null);
  switch (kind) {
    case 'tracks':
      return show<Track>(catalogue.findTrack(id), (track) => shapes.track(track));
    case 'albums':
      return show<Album>(catalogue.findAlbum(id), (album) => shapes.album(album));
    case 'artists':
      return show<Artist>(catalogue.findArtist(id), (artist) => shapes.artist(artist));
  }
}

/** GET /v1/{kind}/{id} */
export function single(simulation: Simulation, kind: CatalogueKind, id: string): Reply {
  if (!isBase62Id(id)) return webApiError(400, 'Invalid base62 id');
  const item = find(simulation, kind, id);
  return item ? json(200, item) : notFound();
}

/** GET /v1/{kind}?ids=a,b: unknown ids give null in their place. */
export function several(simulation: Simulation, kind: CatalogueKind, request: Request): Reply {
  const ids = (request.query.get('ids') ?? '').split(',').filter(Boolean);
  if (ids.length === 0) return webApiError(400, 'invalid id');
  if (ids.length > BATCH_SIZES[kind]) return webApiError(400, 'Too many ids requested');
  if (!ids.every(isBase62Id)) return webApiError(400, 'Invalid base62 id');
  return json(200, { [kind]: ids.map((id) => find(simulation, kind, id)) });
}

/** GET /v1/albums/{id}/tracks */
export function albumTracks(simulation: Simulation, id: string): Reply {
  const album = simulation.catalogue.findAlbum(id);
  return album ? json(200, simulation.shapes.albumTracks(album)) : notFound();
}

/** GET /v1/artists/{id}/albums */
export function artistAlbums(simulation: Simulation, id: string): Reply {
  const artist = simulation.catalogue.findArtist(id);
  if (!artist) return notFound();
  const items = simulation.catalogue.albumsOf(artist).map((album) => simulation.shapes.simpleAlbum(album));
  const href = `${simulation.origin}/v1/artists/${id}/albums?offset=0&limit=50`;
  return json(200, { href, limit: 50, next: null, offset: 0, previous: null, total: items.length, items });
}
