import { Injectable } from '@nestjs/common';
import { MATCHING_REACH, Source } from '../archival/play-matching';
import { PlayWriter, type ExportedPlay } from '../archival/play-writer';
import { storeDetails } from '../archival/plays/play-details.repository';
import { CatalogWriter, type TrackFacts } from '../catalog/catalog-writer';
import { Database, type Transaction } from '../platform/database/database';
import { distinctPlays, type DistinctPlays } from './distinct-plays';
import { notesOn } from './import-notes';
import { ImportRepository, type ImportRecord } from './import.repository';
import { sumOf, type RowReport } from './import-report';
import type { ExportItem, PlayRows } from './play-rows';
import type { ReadExport, ReadFile } from './read-export';

/** Tracks that are filed in one transaction. */
const TRACKS_AT_ONCE = 1_000;
/** Plays that are written in one transaction: some ten milliseconds in which a poll of the listener would wait. */
const PLAYS_AT_ONCE = 3_000;
const DETAILS_AT_ONCE = 5_000;

/** The whole report, and between which moments (UTC milliseconds) the export knows every play; null without any. */
export interface WrittenImport {
  report: RowReport;
  span: { from: number; to: number } | null;
}

/** What one runner writes. */
interface Writing {
  run: ImportRecord;
  rows: PlayRows;
  distinct: DistinctPlays;
  /** Numbers of the catalogue for the items and details of the export. */
  trackIds: number[];
  detailIds: number[];
  files: ReadFile[];
}

/** Writes what was read into the archive: catalogue first, then plays in portions, each in one transaction with its progress. */
@Injectable()
export class ImportWriter {
  constructor(
    private readonly database: Database,
    private readonly imports: ImportRepository,
    private readonly catalog: CatalogWriter,
    private readonly plays: PlayWriter,
  ) {}

  /** Goes on after the plays that an earlier runner has written. @throws ImportInterrupted */
  async write(run: ImportRecord, read: ReadExport, signal?: AbortSignal): Promise<WrittenImport> {
    const { files, rows } = read;
    const distinct = await distinctPlays(rows, files.length);
    files.forEach(({ report }, i) => (report.duplicates = distinct.duplicates[i] as number));
    await this.takeUp(run, read, distinct.rows.length);
    const trackIds = await this.store(run, portions(rows.itemList, TRACKS_AT_ONCE), (tx, items) =>
      this.fileTracks(tx, run.listenerId, items),
    );
    const detailIds = await this.store(run, portions(rows.detailList, DETAILS_AT_ONCE), storeDetails);
    const writing = { run, rows, distinct, trackIds, detailIds, files };
    for (let written = run.playsWritten; written < distinct.rows.length;) {
      signal?.throwIfAborted();
      written = await this.writePortion(writing, written);
    }
    const report = sumOf(files.map((file) => file.report));
    return { report, span: spanOf(report) };
  }

  /** Announces files and plays, with the counts of an earlier runner where there was one. */
  private async takeUp(run: ImportRecord, read: ReadExport, plays: number): Promise<void> {
    await this.database.transaction(async (tx) => {
      const before = run.playsWritten > 0 ? await this.imports.files(run.id, tx) : [];
      before.forEach(({ report: { new: news, confirmed } }, i) =>
        Object.assign((read.files[i] as ReadFile).report, { new: news, confirmed }),
      );
      await this.imports.beginWriting(tx, run, read.files, { plays, notes: notesOn(read) });
    });
  }

  /** The listener holds the tracks before the plays are there. */
  private async fileTracks(tx: Transaction, listenerId: number, items: readonly ExportItem[]): Promise<number[]> {
    const ids = await this.catalog.storeTracks(tx, items.map(factsOf));
    await this.catalog.hold(tx, listenerId, ids);
    return ids;
  }

  /** Stores portion after portion, each in a transaction of its own; ids in the order of the input. */
  private async store<T>(
    run: ImportRecord,
    all: Iterable<T[]>,
    store: (tx: Transaction, portion: T[]) => Promise<number[]>,
  ): Promise<number[]> {
    const ids: number[] = [];
    for (const portion of all) {
      await this.imports.stayAlive(run);
      ids.push(...(await this.database.transaction((tx) => store(tx, portion))));
    }
    return ids;
  }

  /** Writes the plays from `start` on; answers where the next portion begins. */
  private async writePortion(writing: Writing, start: number): Promise<number> {
    const { run, rows, distinct, files } = writing;
    const end = portionEnd(rows, distinct, start);
    const source = start < distinct.extended ? Source.EXTENDED : Source.ACCOUNT;
    const origin = { listenerId: run.listenerId, importId: run.id, source };
    const portion = distinct.rows.subarray(start, end);
    const plays = Array.from(portion, (row) => toPlay(writing, row));
    await this.database.transaction(async (tx) => {
      await this.plays.lockArchive(tx, run.listenerId);
      const isNew = await this.plays.storeExported(tx, origin, plays);
      portion.forEach((row, i) => files[rows.files[row] as number]!.report[isNew[i] ? 'new' : 'confirmed']++);
      await this.imports.noteWritten(tx, run, end, files);
    });
    return end;
  }
}

function* portions<T>(all: readonly T[], size: number): Generator<T[]> {
  for (let start = 0; start < all.length; start += size) yield all.slice(start, start + size);
}

/**
 * Cuts at a silence that no match reaches across, so that portions cannot take each other's plays. In music there is one every
 * few minutes; a file without any is cut all the same.
 */
function portionEnd(rows: PlayRows, distinct: DistinctPlays, start: number): number {
  const limit = start < distinct.extended ? distinct.extended : distinct.rows.length;
  const last = Math.min(limit, start + 2 * PLAYS_AT_ONCE);
  const secondOf = (place: number) => rows.seconds[distinct.rows[place] as number] as number;
  let end = Math.min(limit, start + PLAYS_AT_ONCE);
  while (end < last && (secondOf(end) - secondOf(end - 1)) * 1000 <= 2 * MATCHING_REACH) end++;
  return end;
}

function toPlay({ rows, trackIds, detailIds }: Writing, row: number): ExportedPlay {
  const number = rows.items[row] as number;
  const item = rows.itemList[number] as ExportItem;
  return {
    at: (rows.seconds[row] as number) * 1000,
    trackId: trackIds[number] as number,
    msPlayed: rows.msPlayed[row] as number,
    detailId: item.spotifyId === null ? null : (detailIds[rows.details[row] as number] as number),
    title: item.title,
    artist: item.artist,
  };
}

function factsOf({ spotifyId, title, album, artist }: ExportItem): TrackFacts {
  const artists = [{ spotifyId: null, name: artist }];
  return { spotifyId, name: title, artists, album: album === null ? null : { spotifyId: null, name: album, artists } };
}

function spanOf({ firstSecond, lastSecond }: RowReport): WrittenImport['span'] {
  return firstSecond === null || lastSecond === null ? null : { from: firstSecond * 1000, to: lastSecond * 1000 };
}
