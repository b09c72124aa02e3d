import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { DataSource } from 'typeorm';
import { ZipFile } from 'yazl';
import { dataSourceOptions, migrate } from '../src/platform/database/data-source';
import { Database } from '../src/platform/database/database';
import { startEmbeddedPostgres } from '../src/platform/database/embedded-postgres';
import { createListener } from '../test/database';
import { extendedRow, importing } from '../test/imports';
import { type Bench, timed } from './report';

const PLAYS = 500_000;
const TRACKS = 60_000;
const ROWS_PER_FILE = 16_000;

/** What the importing process tells of itself. */
interface Measured {
  /** From its start to its report. */
  ms: number;
  /** Most memory that the process ever held. */
  rssMb: number;
  /** Longest time for which another request would have had to wait. */
  stallMs: number;
}

/** Rows per second of an import end to end, in a process of its own on the built-in PostgreSQL; and COPY of the same plays alone. */
export const bench: Bench = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'audiospective-bench-'));
  const server = await startEmbeddedPostgres({ dataDir: folder });
  try {
    const dataSource = await connect(server.url);
    await migrate(dataSource);
    const database = new Database(dataSource);
    const zip = join(folder, 'export.zip');
    await writeExport(zip);
    const listener = await createListener(database);
    const first = await importIn(server.url, zip, listener);
    const again = await importIn(server.url, zip, listener);
    const copy = await copyAlone(database);
    await dataSource.destroy();
    const line = (title: string, { ms, rssMb, stallMs }: Measured) => [
      title,
      perSecond(ms),
      Math.round(rssMb),
      Math.round(stallMs),
    ];
    return [
      {
        title: `Import of ${PLAYS.toLocaleString('en')} plays (${Math.round(statSync(zip).size / 1024 ** 2)} MB zip, ${TRACKS.toLocaleString('en')} tracks)`,
        columns: [
          '',
          'rows/s',
          'most memory of the importing process (RSS), MB',
          'longest stall of its event loop, ms',
        ],
        rows: [
          line('into an empty archive', first),
          line('the same file again', again),
          ['COPY of the finished plays alone', perSecond(copy), '', ''],
        ],
        note: `From the zip file to the report; COPY into the same table takes ${(copy / first.ms).toFixed(2)} of the time of the import.`,
      },
    ];
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
};

function perSecond(ms: number): string {
  return Math.round(PLAYS / (ms / 1000)).toLocaleString('en');
}

function connect(url: string): Promise<DataSource> {
  return new DataSource(dataSourceOptions(url)).initialize();
}

/** Twelve years of listening in Spotify's form: favourites take most plays, every play has its own second. */
async function writeExport(path: string): Promise<void> {
  const zip = new ZipFile();
  const start = Date.UTC(2013, 0, 1);
  let random = 1;
  const next = () => (random = (random * 48_271) % 2_147_483_647) / 2_147_483_647;
  const row = (i: number) => {
    const track = Math.floor(TRACKS * next() ** 3);
    const title = {
      master_metadata_track_name: `Song ${track}`,
      master_metadata_album_album_name: `Album ${track % 38_000}`,
    };
    const artist = {
      master_metadata_album_artist_name: `Artist ${track % 23_000}`,
      ms_played: Math.floor(300_000 * next()),
    };
    return extendedRow(new Date(start + i * 757_000), `t${track}`, { ...title, ...artist });
  };
  for (let first = 0, file = 0; first < PLAYS; first += ROWS_PER_FILE, file++) {
    const from = first;
    const rows = (function* () {
      for (let i = from; i < Math.min(from + ROWS_PER_FILE, PLAYS); i++)
        yield `${i === from ? '[' : ','}\n${JSON.stringify(row(i), null, 2)}`;
      yield ']';
    })();
    zip.addReadStreamLazy(
      `Spotify Extended Streaming History/Streaming_History_Audio_${file}.json`,
      { compressionLevel: 1 },
      (done) => done(null, Readable.from(rows)),
    );
  }
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(path));
}

async function importIn(url: string, zip: string, listener: number): Promise<Measured> {
  const child = fork(__filename, [url, zip, String(listener)]);
  const [measured] = (await once(child, 'message')) as [Measured];
  return measured;
}

/** The importing process. */
async function importHere(url: string, zip: string, listener: number): Promise<Measured> {
  const dataSource = await connect(url);
  const work = importing(new Database(dataSource));
  const id = await work.upload(listener, 'export.zip', { path: zip });
  const stalls = monitorEventLoopDelay({ resolution: 5 });
  stalls.enable();
  const { ms } = await timed(() => work.runner.run(id));
  const measured = { ms, rssMb: process.resourceUsage().maxRSS / 1024, stallMs: stalls.max / 1e6 };
  work.remove();
  await dataSource.destroy();
  return measured;
}

/** COPY of the finished plays into an empty table of the same shape, with its key in place; milliseconds. */
async function copyAlone(database: Database): Promise<number> {
  await database.query('CREATE TABLE play_copy (LIKE play INCLUDING ALL)');
  const chunks: Buffer[] = [];
  await database.transaction((tx) =>
    pipeline(tx.client.query(copyTo('COPY play TO STDOUT')), async (source) => {
      for await (const chunk of source) chunks.push(chunk as Buffer);
    }),
  );
  const { ms } = await timed(() =>
    database.transaction((tx) =>
      pipeline(Readable.from(chunks), tx.client.query(copyFrom('COPY play_copy FROM STDIN'))),
    ),
  );
  return ms;
}

const [url, zip, listener] = process.argv.slice(2);
if (require.main === module && url && zip) {
  void importHere(url, zip, Number(listener)).then((measured) => process.send?.(measured));
}
