import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock';
import { Database } from '../../platform/database/database';
import type { TrackFacts } from '../catalog-facts';
import { CatalogWriter } from '../catalog-writer';
import { noteChanges } from '../writing/catalog-changes';
import type { ArtistDetails } from './catalog-source';

const PLAYED = 'SELECT track_id, count(*) AS plays FROM play WHERE listener_id = $1 GROUP BY track_id';

/** Tracks that an export named only: without length or cover. */
const POOR_TRACKS = `SELECT track.spotify_id FROM (${PLAYED}) played JOIN track ON track.id = played.track_id
    LEFT JOIN album ON album.id = track.album_id
  WHERE track.spotify_id IS NOT NULL AND track.enriched_at IS NULL AND (track.duration_ms IS NULL OR album.image_url IS NULL)
  ORDER BY played.plays DESC, track.id LIMIT $2`;

const POOR_ARTISTS = `SELECT artist.spotify_id FROM (${PLAYED}) played JOIN track ON track.id = played.track_id
    JOIN artist ON artist.id = track.artist_ids[1]
  WHERE artist.spotify_id IS NOT NULL AND artist.enriched_at IS NULL
  GROUP BY artist.id ORDER BY sum(played.plays) DESC, artist.id LIMIT $2`;

/** Pictures and genres that are stored are never lost to an answer without them. Answers the artists that are not as they were. */
const SAVE_ARTISTS = `
WITH before AS (SELECT id, image_url, genre_ids FROM artist WHERE spotify_id = ANY($2::text[]) ORDER BY spotify_id FOR UPDATE),
saved AS (
  UPDATE artist SET enriched_at = $1, image_url = coalesce(f.image_url, artist.image_url),
    genre_ids = CASE WHEN f.genre_ids = '{}' THEN artist.genre_ids ELSE f.genre_ids::int[] END
  FROM unnest($2::text[], $3::text[], $4::text[]) AS f(spotify_id, image_url, genre_ids), before
  WHERE artist.spotify_id = f.spotify_id AND artist.id = before.id
  RETURNING artist.id, (artist.image_url, artist.genre_ids) IS DISTINCT FROM (before.image_url, before.genre_ids) AS changed)
SELECT id FROM saved WHERE changed`;

/** Finds what the catalogue lacks of a listener's music, most played first, and files what was learned. */
@Injectable()
export class EnrichmentRepository {
  constructor(
    private readonly database: Database,
    private readonly writer: CatalogWriter,
    private readonly clock: Clock,
  ) {}

  async poorTracks(listenerId: number, most: number): Promise<string[]> {
    return idsOf(await this.database.query(POOR_TRACKS, [listenerId, most]));
  }

  async poorArtists(listenerId: number, most: number): Promise<string[]> {
    return idsOf(await this.database.query(POOR_ARTISTS, [listenerId, most]));
  }

  /** Files facts of tracks; those that Spotify does not know are not asked for again. */
  async saveTracks(found: ReadonlyMap<string, TrackFacts | null>): Promise<void> {
    const facts = [...found.values()].filter((track) => track !== null);
    await this.database.transaction(async (tx) => {
      if (facts.length > 0) await this.writer.storeTracks(tx, facts);
      await tx.query(
        `UPDATE track SET enriched_at = $2 WHERE id IN (SELECT id FROM track WHERE spotify_id = ANY($1::text[]) ORDER BY spotify_id FOR UPDATE)`,
        [[...found.keys()], this.clock.now()],
      );
    });
  }

  /** Files pictures and genres of artists. */
  async saveArtists(found: ReadonlyMap<string, ArtistDetails | null>): Promise<void> {
    const entries = [...found].sort(([a], [b]) => (a < b ? -1 : 1));
    const genreIds = await this.genreIds(entries.flatMap(([, artist]) => artist?.genres ?? []));
    const idsOfGenres = (artist: ArtistDetails | null) =>
      `{${(artist?.genres ?? []).map((name) => genreIds.get(name)).join()}}`;
    const values = [
      this.clock.now(),
      entries.map(([id]) => id),
      entries.map(([, artist]) => artist?.imageUrl ?? null),
      entries.map(([, artist]) => idsOfGenres(artist)),
    ];
    await this.database.transaction(async (tx) => {
      const changed = await tx.query<{ id: number }>(SAVE_ARTISTS, values);
      noteChanges(tx, { artists: changed.map((artist) => artist.id) });
    });
  }

  /** Pages that are open follow the version of the archive: they ask again. */
  async bumpVersion(listenerId: number): Promise<void> {
    await this.database.query('UPDATE archive_state SET version = version + 1 WHERE listener_id = $1', [listenerId]);
  }

  private async genreIds(names: readonly string[]): Promise<Map<string, number>> {
    if (names.length === 0) return new Map();
    await this.database.query(
      'INSERT INTO genre (name) SELECT DISTINCT name FROM unnest($1::text[]) AS name ORDER BY name ON CONFLICT DO NOTHING',
      [names],
    );
    const rows = await this.database.query<{ id: number; name: string }>(
      'SELECT id, name FROM genre WHERE name = ANY($1::text[])',
      [names],
    );
    return new Map(rows.map((row) => [row.name, row.id]));
  }
}

function idsOf(rows: unknown[]): string[] {
  return (rows as { spotify_id: string }[]).map((row) => row.spotify_id);
}
