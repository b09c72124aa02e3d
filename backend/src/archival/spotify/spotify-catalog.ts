import { Injectable } from '@nestjs/common';
import { TokenError } from '../../auth/token-error';
import { TokenVault } from '../../auth/token-vault';
import type { TrackFacts } from '../../catalog/catalog-facts';
import type { ArtistDetails, CatalogSource, Looked } from '../../catalog/enrichment/catalog-source';
import { Clock } from '../../platform/clock';
import { ConcurrencyLimit } from '../../platform/concurrency-limit';
import { Database } from '../../platform/database/database';
import { SpotifyClient } from './spotify-client';
import { SpotifyBusyError, SpotifyError } from './spotify-error';
import { idOf, isRecord, parseTrack, pictureOf } from './track-facts';

/** Any connected account will do, best the one whose music it is. */
const WHOSE_TOKEN = `SELECT listener_id FROM spotify_account WHERE state = 'CONNECTED'
  ORDER BY listener_id = $1 DESC, access_token_expires_at DESC LIMIT 1`;

const CALLS_AT_A_TIME = 4;
const LARGEST_BATCH = 50;
const LONGEST_GENRE = 100;

/** After a failure on the way to Spotify, and when nobody is connected. */
const RETRY_MS = 10 * 60_000;

/** New development apps may not ask for many things at once; that may change, so it is tried again after a day. */
const BATCH_RETRY_MS = 24 * 3_600_000;

interface Kind<T> {
  path: 'tracks' | 'artists';
  parse(json: unknown): T | null;
}

const TRACKS: Kind<TrackFacts> = { path: 'tracks', parse: parseTrack };
const ARTISTS: Kind<ArtistDetails> = { path: 'artists', parse: parseArtist };

/** Tracks and artists from the Web API: many at a time where the app may, else one by one. */
@Injectable()
export class SpotifyCatalog implements CatalogSource {
  private batchesFrom = new Date(0);

  constructor(
    private readonly client: SpotifyClient,
    private readonly vault: TokenVault,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  tracks(spotifyIds: readonly string[], forListener: number): Promise<Looked<TrackFacts>> {
    return this.look(TRACKS, spotifyIds, forListener);
  }

  artists(spotifyIds: readonly string[], forListener: number): Promise<Looked<ArtistDetails>> {
    return this.look(ARTISTS, spotifyIds, forListener);
  }

  /** What was found before a failure is kept; the failure only says when to go on. */
  private async look<T>(kind: Kind<T>, ids: readonly string[], forListener: number): Promise<Looked<T>> {
    const found = new Map<string, T | null>();
    try {
      if (ids.length === 0) return { found, waitUntil: null };
      const token = await this.token(forListener);
      if (!(await this.lookAtOnce(kind, ids.slice(0, LARGEST_BATCH), token, found)))
        await this.lookOneByOne(kind, ids, token, found);
      return { found, waitUntil: null };
    } catch (error) {
      return { found, waitUntil: this.waitAfter(error) };
    }
  }

  private async token(forListener: number): Promise<string> {
    const [row] = await this.database.query<{ listener_id: number }>(WHOSE_TOKEN, [forListener]);
    return this.vault.accessToken(row?.listener_id ?? forListener);
  }

  /** False when this app may not ask for many at once. */
  private async lookAtOnce<T>(
    kind: Kind<T>,
    ids: readonly string[],
    token: string,
    found: Map<string, T | null>,
  ): Promise<boolean> {
    if (this.clock.now() < this.batchesFrom) return false;
    try {
      const json = await this.client.get(`/${kind.path}?ids=${ids.join()}`, token, 'ENRICHMENT');
      const items: unknown = isRecord(json) ? json[kind.path] : null;
      if (!Array.isArray(items)) throw new SpotifyError('WRONG_SHAPE', 200);
      for (const [i, id] of ids.entries()) found.set(id, named(kind.parse(items[i]), id));
      return true;
    } catch (error) {
      if (!(error instanceof SpotifyError) || error.code !== 'FORBIDDEN') throw error;
      this.batchesFrom = new Date(this.clock.now().getTime() + BATCH_RETRY_MS);
      return false;
    }
  }

  private async lookOneByOne<T>(
    kind: Kind<T>,
    ids: readonly string[],
    token: string,
    found: Map<string, T | null>,
  ): Promise<void> {
    const limit = new ConcurrencyLimit(CALLS_AT_A_TIME);
    const failures: unknown[] = [];
    const looks = ids.map((id) =>
      limit.run(async () => {
        if (failures.length > 0) return;
        await this.lookFor(kind, id, token, found).catch((error: unknown) => failures.push(error));
      }),
    );
    await Promise.all(looks);
    if (failures.length > 0) throw failures[0];
  }

  private async lookFor<T>(kind: Kind<T>, id: string, token: string, found: Map<string, T | null>): Promise<void> {
    try {
      found.set(id, named(kind.parse(await this.client.get(`/${kind.path}/${id}`, token, 'ENRICHMENT')), id));
    } catch (error) {
      if (!(error instanceof SpotifyError) || error.kind !== 'UNKNOWN') throw error;
      found.set(id, null);
    }
  }

  private waitAfter(error: unknown): Date {
    if (error instanceof SpotifyBusyError) return error.wait.until;
    if (error instanceof SpotifyError || error instanceof TokenError)
      return new Date(this.clock.now().getTime() + RETRY_MS);
    throw error;
  }
}

/** Spotify may answer with another id of the same recording; what was asked for keeps its own. */
function named<T>(facts: T | null, id: string): T | null {
  return facts && { ...facts, spotifyId: id };
}

function parseArtist(json: unknown): ArtistDetails | null {
  if (!isRecord(json) || !idOf(json) || typeof json['name'] !== 'string') return null;
  const genres = Array.isArray(json['genres']) ? json['genres'].filter(isGenre) : [];
  return { name: json['name'], imageUrl: pictureOf(json['images']), genres: [...new Set(genres)] };
}

function isGenre(genre: unknown): genre is string {
  return typeof genre === 'string' && genre.length > 0 && genre.length <= LONGEST_GENRE && !genre.includes('\0');
}
