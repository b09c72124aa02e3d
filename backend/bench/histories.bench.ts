import { fork } from 'node:child_process';
import { once } from 'node:events';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { History } from '@audiospective/listening';
import { HistoryLoader, type LoadedHistory } from '../src/analytics/history/history-loader';
import { sizeOf } from '../src/analytics/history/history-size';
import { historiesOf } from '../test/history-stores';
import { benchDatabase, closeBenchDatabase } from './bench-database';
import { GROWTH, type GrowthSize } from './data/archives';
import { type Bench, digits, inBrackets, repeated, type Spread, spread, timed } from './report';

const LOADS = 5;
const STALL_RESOLUTION_MS = 1;

/** What one process tells of loading one archive. Milliseconds and bytes. */
interface Measured {
  tracks: number;
  fromRows: Load;
  fromMonths: Load;
  afterOnePlay: Spread;
  inMemory: Spread;
  bytes: number;
  bytesPerPlay: number;
}

interface Load {
  took: Spread;
  /** Longest time for which another request would have had to wait. */
  stall: number;
}

/** From PostgreSQL to columns: how long, how much memory, and whether others have to wait. Each archive in a process of its own. */
export const bench: Bench = async () => {
  await benchDatabase();
  const rows: (string | number)[][] = [];
  const memory: (string | number)[][] = [];
  for (const plays of GROWTH) {
    const found = await measureApart(plays);
    const [name, size] = [plays.toLocaleString('en'), digits(found.bytes / 2 ** 20)];
    const loads = [found.fromMonths, found.fromRows];
    rows.push([
      name,
      ...loads.map(({ took }) => inBrackets(took)),
      inBrackets(found.afterOnePlay),
      inBrackets(found.inMemory),
      ...loads.map(({ stall }) => digits(stall)),
    ]);
    memory.push([name, found.tracks.toLocaleString('en'), size, digits(found.bytesPerPlay)]);
  }
  return [
    {
      title: 'Loading a history',
      columns: [
        'plays',
        'months in columns, ms: median (p95)',
        'no month in columns yet',
        'after one more play',
        'nothing new',
        'longest stall of the event loop, ms',
        'the same, no month in columns',
      ],
      rows,
      note: 'Cold in the process, warm in PostgreSQL. A month is put into columns in the background after it was read from its plays.',
    },
    {
      title: 'Memory of a history',
      columns: ['plays', 'tracks', 'all of it (MB)', 'columns of plays (bytes per play)'],
      rows: memory,
    },
  ];
};

async function measureApart(plays: GrowthSize): Promise<Measured> {
  const child = fork(__filename, [String(plays)]);
  const [measured] = (await once(child, 'message')) as [Measured];
  return measured;
}

async function measureHere(plays: GrowthSize): Promise<Measured> {
  const { database, archives } = await benchDatabase();
  const listenerId = archives.bySize[plays];
  const loader = new HistoryLoader(database);
  const load = async () => (await loader.load(listenerId)).loaded;
  await database.query('DELETE FROM play_chunk WHERE listener_id = $1', [listenerId]);
  const fromRows = await loads(load);
  const { sealer, load: ask } = historiesOf(database);
  await ask(listenerId);
  await sealer.idle();
  const fromMonths = await loads(load);
  const inMemory = await repeated(() => ask(listenerId), { warm: 5, runs: 50 });
  const afterOnePlay: number[] = [];
  for (let play = 0; play < LOADS; play++) {
    await database.query(ONE_MORE_PLAY, [listenerId]);
    afterOnePlay.push((await timed(() => ask(listenerId))).ms);
  }
  await database.query(NO_MORE, [listenerId]);
  return { ...sizes(await load()), fromRows, fromMonths, inMemory, afterOnePlay: spread(afterOnePlay) };
}

/** What a poll does, with a track that was heard before. */
const ONE_MORE_PLAY = `WITH lock AS (UPDATE archive_state SET version = version + 1 WHERE listener_id = $1)
INSERT INTO play (listener_id, played_at, track_id, sources)
SELECT $1, now() + interval '1 day', track_id, 1 FROM play WHERE listener_id = $1 ORDER BY played_at LIMIT 1`;

const NO_MORE = `WITH lock AS (UPDATE archive_state SET version = version + 1 WHERE listener_id = $1)
DELETE FROM play WHERE listener_id = $1 AND played_at > now() + interval '12 hours'`;

async function loads(load: () => Promise<LoadedHistory>): Promise<Load> {
  const took: number[] = [];
  let stall = 0;
  for (let run = 0; run < LOADS; run++) {
    const stalls = monitorEventLoopDelay({ resolution: STALL_RESOLUTION_MS });
    stalls.enable();
    took.push((await timed(load)).ms);
    stalls.disable();
    stall = Math.max(stall, stalls.max / 1e6 - STALL_RESOLUTION_MS);
  }
  return { took: spread(took), stall };
}

function sizes(loaded: LoadedHistory) {
  const { plays, catalogue }: History = loaded.history;
  const columns = [plays.second, plays.millisecond, plays.track, plays.msPlayed, plays.circumstance];
  const bytesOfPlays = columns.reduce((sum, column) => sum + column.byteLength, 0);
  return { tracks: catalogue.tracks.length, bytes: sizeOf(loaded), bytesPerPlay: bytesOfPlays / plays.length };
}

const [plays] = process.argv.slice(2);
if (require.main === module && plays) {
  void measureHere(Number(plays) as GrowthSize).then(async (measured) => {
    await closeBenchDatabase();
    process.send?.(measured);
    process.disconnect();
  });
}
