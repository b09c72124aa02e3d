import { mkdtempSync, rmSync } from 'node:fs';
import { copyFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { PlayWriter } from '../src/archival/play-writer';
import { CatalogWriter } from '../src/catalog/catalog-writer';
import { ImportRepository } from '../src/imports/import.repository';
import { ImportRunner } from '../src/imports/import-runner';
import { ImportWriter } from '../src/imports/import-writer';
import { UploadStore } from '../src/imports/upload-store';
import { FixedClock } from '../src/platform/clock';
import type { Environment } from '../src/platform/config/environment';
import type { Database } from '../src/platform/database/database';

/** Everything that imports need, wired by hand on a database of a suite. */
export function importing(database: Database) {
  const dataDir = mkdtempSync(join(tmpdir(), 'audiospective-imports-'));
  const clock = new FixedClock(new Date('2026-11-01T12:00:00Z'));
  const imports = new ImportRepository(database);
  const plays = new PlayWriter(new CatalogWriter());
  const writer = new ImportWriter(database, imports, new CatalogWriter(), plays);
  const uploads = new UploadStore({ dataDir } as Environment);
  const runner = new ImportRunner(database, imports, writer, plays, uploads, clock);
  const upload = async (listenerId: number, fileName: string, content: string | { path: string }) => {
    const storedAs = uploads.newName();
    if (typeof content === 'string') await writeFile(uploads.pathOf(storedAs), content);
    else await copyFile(content.path, uploads.pathOf(storedAs));
    const record = { listenerId, fileName: basename(fileName), storedAs, sizeBytes: 1_000, createdAt: clock.now() };
    return (await imports.create(record)).id;
  };
  return {
    dataDir,
    clock,
    imports,
    plays,
    uploads,
    runner,
    upload,
    remove: () => rmSync(dataDir, { recursive: true }),
  };
}

/** A row of extended streaming history as Spotify writes it, with everything in it that must not be kept. */
export function extendedRow(end: Date, trackId: string, extra: Record<string, unknown> = {}) {
  return {
    ts: end.toISOString().replace(/\.\d+Z$/, 'Z'),
    username: 'canary-user-name',
    platform: 'linux',
    ms_played: 180_000,
    conn_country: 'DE',
    ip_addr_decrypted: '192.0.2.77',
    user_agent_decrypted: 'canary-user-agent',
    master_metadata_track_name: `Song ${trackId}`,
    master_metadata_album_artist_name: `Artist ${trackId.at(-1)}`,
    master_metadata_album_album_name: `Album ${trackId.at(-1)}`,
    spotify_track_uri: `spotify:track:${trackId.padStart(22, '0')}`,
    episode_name: null,
    episode_show_name: null,
    spotify_episode_uri: null,
    reason_start: 'trackdone',
    reason_end: 'trackdone',
    shuffle: false,
    skipped: null,
    offline: false,
    offline_timestamp: 0,
    incognito_mode: false,
    ...extra,
  };
}

/** The same play as account data tells it. */
export function accountRow(end: Date, trackId: string, msPlayed = 180_000) {
  return {
    endTime: end.toISOString().slice(0, 16).replace('T', ' '),
    artistName: `Artist ${trackId.at(-1)}`,
    trackName: `Song ${trackId}`,
    msPlayed,
  };
}

/** Where the real export lies that tests read in place, if it is there. */
export const REAL_EXPORT = join(
  process.env['REAL_EXPORT_DIR'] ?? join(__dirname, '../../../shared/real-export'),
  'my_spotify_data.zip',
);
