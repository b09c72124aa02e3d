import type { AlbumFacts, ArtistFacts, TrackFacts } from '../../catalog/catalog-facts';

const SPOTIFY_ID = /^[0-9A-Za-z]{1,64}$/;
const PRECISIONS = ['year', 'month', 'day'] as const;
const LONGEST_URL = 500;
const LONGEST_DURATION_MS = 24 * 3_600_000;

/** Pictures at least this wide are sharp where the pages show them. */
const SHARP_WIDTH = 300;

/** An object, whose fields are still to be checked. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A track object as facts; every field but id, type and name may be missing. Null for podcasts, local files and nonsense. */
export function parseTrack(json: unknown): TrackFacts | null {
  if (!isRecord(json) || json['is_local'] === true) return null;
  if (json['type'] !== undefined && json['type'] !== 'track') return null;
  const spotifyId = idOf(json);
  const name = json['name'];
  if (!spotifyId || typeof name !== 'string') return null;
  const { duration_ms: duration, explicit } = json;
  const isDuration =
    Number.isInteger(duration) && (duration as number) > 0 && (duration as number) <= LONGEST_DURATION_MS;
  return {
    spotifyId,
    name,
    album: parseAlbum(json['album']),
    artists: parseArtists(json['artists']),
    durationMs: isDuration ? (duration as number) : null,
    explicit: typeof explicit === 'boolean' ? explicit : null,
  };
}

function parseAlbum(json: unknown): AlbumFacts | null {
  const spotifyId = isRecord(json) ? idOf(json) : null;
  if (!isRecord(json) || !spotifyId || typeof json['name'] !== 'string') return null;
  const { release_date: date, release_date_precision: precision } = json;
  return {
    spotifyId,
    name: json['name'],
    artists: parseArtists(json['artists']),
    releaseDate: typeof date === 'string' ? date : null,
    releasePrecision: PRECISIONS.find((known) => known === precision) ?? null,
    imageUrl: pictureOf(json['images']),
  };
}

function parseArtists(json: unknown): ArtistFacts[] {
  if (!Array.isArray(json)) return [];
  return json.flatMap((artist: unknown) => {
    if (!isRecord(artist) || typeof artist['name'] !== 'string') return [];
    const spotifyId = idOf(artist);
    return spotifyId ? [{ spotifyId, name: artist['name'] }] : [];
  });
}

/** The smallest picture that is still sharp, else the first one. */
export function pictureOf(images: unknown): string | null {
  if (!Array.isArray(images)) return null;
  const pictures = images.filter(isRecord).filter((image) => isWebAddress(image['url']));
  const widthOf = (image: Record<string, unknown>) => (typeof image['width'] === 'number' ? image['width'] : 0);
  const sharp = pictures.filter((image) => widthOf(image) >= SHARP_WIDTH).sort((a, b) => widthOf(a) - widthOf(b));
  const chosen = sharp[0] ?? pictures[0];
  return chosen ? (chosen['url'] as string) : null;
}

function isWebAddress(url: unknown): url is string {
  return (
    typeof url === 'string' && url.length <= LONGEST_URL && /^https?:\/\/[\x21-\x7e]+$/.test(url) && URL.canParse(url)
  );
}

/** The Spotify id of an object, null when it has no well-formed one. */
export function idOf(json: Record<string, unknown>): string | null {
  const { id } = json;
  return typeof id === 'string' && SPOTIFY_ID.test(id) ? id : null;
}
