import type { Catalogue } from '../catalogue/catalogue';
import type { Album, Artist, Track } from '../catalogue/items';
import type { PlayContext } from '../history/play';
import type { Regime } from './regime';

const MARKETS = (
  'AR AT AU BE BG BR CA CH CL CO CY CZ DE DK EE EG ES FI FR GB GR HK HU IE IL IN IS IT JP KR LT LU LV MX MY NG NL NO ' +
  'NP NZ PE PH PL PT RO RS SE SG SI SK TH TR TW UA US UY VN ZA'
).split(' ');
const IMAGE_SIZES = [640, 300, 64];

export interface Reference {
  external_urls: { spotify: string };
  href: string;
  id: string;
  type: string;
  uri: string;
}

/** Builds the Web API's objects, with exactly the fields that an app of the given regime receives. */
export class Shapes {
  private readonly simpleAlbums = new Map<string, object>();
  private readonly tracks = new Map<number, object>();

  constructor(
    private readonly catalogue: Catalogue,
    private readonly regime: Regime,
    private readonly origin: () => string,
  ) {}

  reference(type: string, id: string): Reference {
    return {
      external_urls: { spotify: `https://open.spotify.com/${type}/${id}` },
      href: `${this.origin()}/v1/${type}s/${id}`,
      id,
      type,
      uri: `spotify:${type}:${id}`,
    };
  }

  images(kind: 'album' | 'artist' | 'user', id: string): object[] {
    return IMAGE_SIZES.map((size) => ({
      height: size,
      url: `${this.origin()}/image/${size}/${kind}-${id}`,
      width: size,
    }));
  }

  context(context: PlayContext | null): object | null {
    if (!context) return null;
    const { external_urls, href, type, uri } = this.reference(context.type, context.id);
    return { type, href, external_urls, uri };
  }

  simpleArtist(artist: Artist): object {
    const { external_urls, href, id, type, uri } = this.reference('artist', artist.id);
    return { external_urls, href, id, name: artist.name, type, uri };
  }

  artist(artist: Artist): object {
    const { external_urls, href, id, type, uri } = this.reference('artist', artist.id);
    const images = this.images('artist', artist.id);
    if (this.regime === 'C') return { external_urls, href, id, images, name: artist.name, type, uri };
    const { genres, name, popularity } = artist;
    const followers = { href: null, total: artist.followers };
    return { external_urls, followers, genres, href, id, images, name, popularity, type, uri };
  }

  simpleAlbum(album: Album): object {
    const known = this.simpleAlbums.get(album.id);
    if (known) return known;
    const made = this.makeSimpleAlbum(album);
    this.simpleAlbums.set(album.id, made);
    return made;
  }

  /** The full album with its first page of tracks. */
  album(album: Album): object {
    const rest =
      this.regime === 'C' ? {} : { external_ids: { upc: '0000000000000' }, label: album.label, popularity: 40 };
    const year = releaseDate(album).slice(0, 4);
    const copyrights = [{ text: `${year} ${album.label}`, type: 'C' }];
    return { ...this.simpleAlbum(album), copyrights, genres: [], ...rest, tracks: this.albumTracks(album) };
  }

  albumTracks(album: Album): object {
    const items = this.catalogue.tracksOf(album).map((track) => this.simpleTrack(track));
    const href = `${this.origin()}/v1/albums/${album.id}/tracks?offset=0&limit=50`;
    return { href, items, limit: 50, next: null, offset: 0, previous: null, total: items.length };
  }

  /** The track as recently-played and /tracks/{id} give it. */
  track(track: Track): object {
    const known = this.tracks.get(track.number);
    if (known) return known;
    const made = this.makeTrack(track);
    this.tracks.set(track.number, made);
    return made;
  }

  private makeSimpleAlbum(album: Album): object {
    const { external_urls, href, id, type, uri } = this.reference('album', album.id);
    return {
      album_type: album.type,
      artists: [this.simpleArtist(album.artist)],
      ...this.markets(),
      external_urls,
      href,
      id,
      images: this.images('album', album.id),
      name: album.name,
      release_date: releaseDate(album),
      release_date_precision: album.releasePrecision,
      total_tracks: album.trackCount,
      type,
      uri,
    };
  }

  private makeTrack(track: Track): object {
    const isFull = this.regime !== 'C';
    const { external_urls, href, id, type, uri } = this.reference('track', track.id);
    return {
      album: this.simpleAlbum(track.album),
      artists: track.artists.map((artist) => this.simpleArtist(artist)),
      ...this.markets(),
      disc_number: track.discNumber,
      duration_ms: track.durationMs,
      explicit: track.explicit,
      ...(isFull ? { external_ids: { isrc: track.isrc } } : {}),
      external_urls,
      href,
      id,
      is_local: false,
      name: track.name,
      ...(isFull ? { popularity: track.popularity } : {}),
      preview_url: null,
      track_number: track.trackNumber,
      type,
      uri,
    };
  }

  private simpleTrack(track: Track): object {
    const { external_urls, href, id, type, uri } = this.reference('track', track.id);
    const { name, explicit } = track;
    const artists = track.artists.map((artist) => this.simpleArtist(artist));
    const place = { disc_number: track.discNumber, duration_ms: track.durationMs, explicit };
    const rest = { is_local: false, name, preview_url: null, track_number: track.trackNumber, type, uri };
    return { artists, ...this.markets(), ...place, external_urls, href, id, ...rest };
  }

  private markets(): object {
    return this.regime === 'C' ? {} : { available_markets: MARKETS };
  }
}

/** `1999`, `1999-05` or `1999-05-17`, after the album's precision. */
export function releaseDate(album: Album): string {
  const date = new Date(album.releaseDay * 86_400_000).toISOString();
  return date.slice(0, { year: 4, month: 7, day: 10 }[album.releasePrecision]);
}
