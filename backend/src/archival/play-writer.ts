import { Injectable } from '@nestjs/common';
import { CatalogWriter, type TrackFacts } from '../catalog/catalog-writer';
import type { Transaction } from '../platform/database/database';
import { matchPlays, songOf, Source, type Claim } from './play-matching';
import {
  insertPolledPlays,
  joinPolledPlays,
  storeContexts,
  type FiledPolledPlay,
  type JoinedPlay,
} from './plays/polled-plays.repository';
import { planExport, type ExportPlan } from './plays/export-plan';
import {
  addEvidence,
  copyPlays,
  promoteEvidence,
  type Evidence,
  type ExportOrigin,
} from './plays/exported-plays.repository';
import { removeImportedPlays } from './plays/import-removal';
import { unsealAll, unsealMonths } from './plays/sealed-months';
import { loadStoredPlays, type ArchivedPlay } from './plays/stored-plays.query';

/** A play as Spotify's "recently played" tells it. */
export interface PolledPlay {
  /** End of the play. */
  playedAt: Date;
  track: TrackFacts;
  /** URI of the playlist, album or artist it was played from. */
  contextUri: string | null;
}

/** What became of polled plays. */
export interface PolledOutcome {
  /** Plays that no source had told of. */
  newPlays: number;
  /** Plays that an earlier poll had stored. */
  known: number;
  /** Plays that an export had stored, and that now have the poll's milliseconds and context too. */
  joinedExport: number;
}

/** A row of an export whose track is in the catalogue. */
export interface ExportedPlay extends Evidence {
  /** Names as the export has them, to find plays of relinked tracks and of account data. */
  title: string;
  artist: string;
}

export type { ExportOrigin };

/** Longer URIs are no contexts of Spotify's, and would not fit the index. */
const LONGEST_URI = 500;

/**
 * Stores plays so that each is stored once, whichever source tells of it first. Nothing else writes to `play`: that is why a month
 * in `play_chunk` can be relied on, see `unsealMonths`.
 */
@Injectable()
export class PlayWriter {
  constructor(private readonly catalog: CatalogWriter) {}

  /** Waits until nobody else writes plays of the listener. Call it first in every transaction that writes some. */
  async lockArchive(tx: Transaction, listenerId: number): Promise<void> {
    await tx.query('SELECT 1 FROM archive_state WHERE listener_id = $1 FOR UPDATE', [listenerId]);
  }

  /** Stores polled plays; harmless for plays that are known. The archive must be locked. */
  async storePolled(tx: Transaction, listenerId: number, plays: readonly PolledPlay[]): Promise<PolledOutcome> {
    if (plays.length === 0) return { newPlays: 0, known: 0, joinedExport: 0 };
    const filed = await this.file(tx, plays);
    const stored = await loadStoredPlays(tx, {
      listenerId,
      from: (filed[0] as FiledClaim).at,
      to: (filed.at(-1) as FiledClaim).at,
      songsUnless: Source.POLL,
    });
    const { news, joined } = sortOut(filed, stored);
    await this.catalog.hold(tx, listenerId, [...news, ...joined].map(trackOf));
    await joinPolledPlays(tx, listenerId, joined);
    await insertPolledPlays(tx, listenerId, news);
    await unsealMonths(tx, listenerId, [...news, ...joined, ...joined.map((play) => play.stored)].map(endOf));
    if (news.length + joined.length > 0) await this.bumpVersion(tx, listenerId);
    return { newPlays: news.length, known: filed.length - news.length - joined.length, joinedExport: joined.length };
  }

  /**
   * Stores plays of an export: distinct by moment and track, in the order of `at`, with no other row of the same import within
   * twice `MATCHING_REACH` before or after them. Tells for each whether it was new. The archive must be locked, and the listener must
   * hold the tracks already (`CatalogWriter.hold`): an import tells of each once, not with every portion of plays.
   */
  async storeExported(tx: Transaction, origin: ExportOrigin, plays: readonly ExportedPlay[]): Promise<boolean[]> {
    if (plays.length === 0) return [];
    const stored = await loadStoredPlays(tx, {
      listenerId: origin.listenerId,
      from: (plays[0] as ExportedPlay).at,
      to: (plays.at(-1) as ExportedPlay).at,
      songsUnless: origin.source === Source.EXTENDED ? Source.EXTENDED : 0,
    });
    const matches =
      stored.length > 0 ? matchPlays(claimsOf(origin, plays, stored), stored) : new Int32Array(plays.length).fill(-1);
    const plan = planExport(origin, plays, stored, matches);
    await promoteEvidence(tx, origin, plan.promotions);
    await addEvidence(tx, origin, plan.additions);
    await copyPlays(tx, origin, plan.news);
    await unsealMonths(tx, origin.listenerId, momentsOf(plan));
    await this.bumpVersion(tx, origin.listenerId);
    return plays.map((_, i) => matches[i] === -1);
  }

  /** Records that an export holds every play of the listener between its first and last row (UTC milliseconds). */
  async storeExportCoverage(tx: Transaction, origin: Omit<ExportOrigin, 'source'>, span: { from: number; to: number }) {
    await tx.query(
      `INSERT INTO coverage (listener_id, source, starts_at, ends_at, import_id)
       VALUES ($1, 'EXPORT', to_timestamp($2::float8 / 1000), to_timestamp($3::float8 / 1000), $4) ON CONFLICT DO NOTHING`,
      [origin.listenerId, span.from, span.to, origin.importId],
    );
    await this.bumpVersion(tx, origin.listenerId);
  }

  /** Makes the archive as if the import had never been. The archive must be locked. */
  async removeImport(tx: Transaction, listenerId: number, importId: number): Promise<void> {
    await removeImportedPlays(tx, listenerId, importId);
    await unsealAll(tx, listenerId);
    await this.bumpVersion(tx, listenerId);
  }

  /** Tells readers that the archive has changed. */
  async bumpVersion(tx: Transaction, listenerId: number): Promise<void> {
    await tx.query('UPDATE archive_state SET version = version + 1 WHERE listener_id = $1', [listenerId]);
  }

  /** The distinct plays in the order of time, with ids of the catalogue. */
  private async file(tx: Transaction, plays: readonly PolledPlay[]): Promise<FiledClaim[]> {
    const trackIds = await this.catalog.storeTracks(
      tx,
      plays.map((play) => play.track),
    );
    const uris = plays.flatMap(({ contextUri }) => (isStorable(contextUri) ? [contextUri] : []));
    const contexts = await storeContexts(tx, uris);
    const filed = plays.map((play, i): FiledClaim => ({
      source: Source.POLL,
      at: play.playedAt.getTime(),
      trackId: trackIds[i] as number,
      contextId: contexts.get(play.contextUri ?? '') ?? null,
      msPlayed: null,
      song: songOf(play.track.name, namesOf(play.track)),
    }));
    const distinct = new Map(filed.map((play) => [`${play.at}:${play.trackId}`, play]));
    return [...distinct.values()].sort((a, b) => a.at - b.at || a.trackId - b.trackId);
  }
}

type FiledClaim = Claim & FiledPolledPlay;

function sortOut(filed: readonly FiledClaim[], stored: readonly ArchivedPlay[]) {
  const news: FiledPolledPlay[] = [];
  const joined: JoinedPlay[] = [];
  matchPlays(filed, stored).forEach((match, i) => {
    const play = filed[i] as FiledClaim;
    const known = stored[match];
    if (!known) news.push(play);
    else if (!(known.sources & Source.POLL)) {
      const exportOffset = (known.exportSecond as number) - Math.floor(play.at / 1000);
      joined.push({ ...play, stored: { at: known.at, trackId: known.trackId }, exportOffset });
    }
  });
  return { news, joined };
}

/** Where plays change by what a plan writes. */
function momentsOf({ news, promotions, additions }: ExportPlan): number[] {
  const moved = [...news, ...promotions].map(({ key }) => key.at);
  const met = [...promotions, ...additions].map(({ stored }) => stored.at);
  return [...moved, ...met];
}

function trackOf({ trackId }: { trackId: number }): number {
  return trackId;
}

function endOf({ at }: { at: number }): number {
  return at;
}

/** Titles are compared only where the archive has a play that could be found by its title. */
function claimsOf(origin: ExportOrigin, plays: readonly ExportedPlay[], stored: readonly ArchivedPlay[]): Claim[] {
  const byTitle = stored.some((play) => play.song.length > 0);
  const source = origin.source;
  return plays.map((play) => ({ ...play, source, song: byTitle ? songOf(play.title, [play.artist]) : [] }));
}

function isStorable(uri: string | null): uri is string {
  return uri !== null && uri.length <= LONGEST_URI && !uri.includes('\0');
}

function namesOf(track: TrackFacts): string[] {
  return [...track.artists, ...(track.album?.artists ?? [])].map((artist) => artist.name);
}
