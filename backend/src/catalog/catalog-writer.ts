import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/database';
import { cleanFacts, type AlbumFacts, type ArtistFacts, type TrackFacts } from './catalog-facts';
import { awaitChanges } from './writing/catalog-changes';
import { addToLibrary } from './writing/libraries';
import { storeAlbums, type FiledAlbum } from './writing/albums';
import { storeArtists } from './writing/artists';
import { findTracks, improveTracks, insertTracks, type FiledTrack, type KnownTrack } from './writing/tracks';

export type { AlbumFacts, ArtistFacts, TrackFacts };

/**
 * Files tracks with their albums and artists, in sets. What Spotify says replaces what was only known by name from an
 * export, never the reverse. Safe under concurrency: artists, albums, tracks in this order, each in the order of its key.
 */
@Injectable()
export class CatalogWriter {
  /** Ids of the tracks in the order of the input. Call it at most once per transaction, so that writers cannot block each other. */
  async storeTracks(tx: Transaction, tracks: readonly TrackFacts[]): Promise<number[]> {
    const facts = tracks.map(cleanFacts);
    const known = await findTracks(
      tx,
      facts.flatMap((track) => track.spotifyId ?? []),
    );
    const news = facts.filter((track) => tellsMore(track, known));
    const idOf = news.length > 0 ? await this.fileTracks(tx, news, known) : undefined;
    return facts.map((track) => known.get(track.spotifyId ?? '')?.id ?? (idOf?.(track) as number));
  }

  /**
   * Adds tracks to what a listener holds: whoever stores plays calls it for their tracks, in the same transaction or in one before. From
   * then on changes of what belongs to these tracks concern the listener's answers.
   */
  async hold(tx: Transaction, listenerId: number, trackIds: readonly number[]): Promise<void> {
    if (await addToLibrary(tx, listenerId, trackIds)) awaitChanges(tx);
  }

  private async fileTracks(tx: Transaction, facts: readonly TrackFacts[], known: ReadonlyMap<string, KnownTrack>) {
    const filedTracks = new Map(await this.fileParents(tx, facts));
    const isNew = (track: TrackFacts) => !known.has(track.spotifyId ?? '');
    const all = [...filedTracks.values()];
    const idOf = await insertTracks(tx, all.filter(isNew));
    await improveTracks(tx, distinctById(all.filter((track) => !isNew(track))));
    return (track: TrackFacts) => idOf(filedTracks.get(track) as FiledTrack);
  }

  private async fileParents(tx: Transaction, facts: readonly TrackFacts[]): Promise<[TrackFacts, FiledTrack][]> {
    const artistId = await storeArtists(
      tx,
      facts.flatMap((track) => [...track.artists, ...(track.album?.artists.slice(0, 1) ?? [])]),
    );
    const file = (album: AlbumFacts): FiledAlbum => ({ ...album, artistId: artistId(album.artists[0] as ArtistFacts) });
    const albumId = await storeAlbums(
      tx,
      facts.flatMap((track) => (track.album ? [file(track.album)] : [])),
    );
    return facts.map((track) => [
      track,
      {
        ...track,
        artistIds: [...new Set(track.artists.map(artistId))],
        albumId: track.album && albumId(file(track.album)),
      },
    ]);
  }
}

/** Unknown tracks, and Spotify's own facts of a track that is known from an export only. */
function tellsMore(track: TrackFacts, known: ReadonlyMap<string, KnownTrack>): boolean {
  const existing = known.get(track.spotifyId ?? '');
  return !existing || (existing.thin && Boolean(track.album?.spotifyId) && typeof track.durationMs === 'number');
}

function distinctById(tracks: readonly FiledTrack[]): FiledTrack[] {
  return [...new Map(tracks.map((track) => [track.spotifyId, track])).values()];
}
