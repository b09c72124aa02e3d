import type { TrackFacts } from '../catalog-facts';

/** What Spotify says of an artist. */
export interface ArtistDetails {
  name: string;
  imageUrl: string | null;
  /** Empty where Spotify does not tell. */
  genres: string[];
}

/** Answers by Spotify id; null where Spotify knows nothing. Ids without an answer were not asked for any more. */
export interface Looked<T> {
  found: Map<string, T | null>;
  /** Nobody may ask on before this instant; null: go on. */
  waitUntil: Date | null;
}

/** Looks things up at Spotify, within the budget for enrichment. */
export interface CatalogSource {
  tracks(spotifyIds: readonly string[], forListener: number): Promise<Looked<TrackFacts>>;
  artists(spotifyIds: readonly string[], forListener: number): Promise<Looked<ArtistDetails>>;
}

/** Injection token of the CatalogSource. */
export const CATALOG_SOURCE = Symbol('CATALOG_SOURCE');
