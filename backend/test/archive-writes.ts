import * as fc from 'fast-check';
import { MATCHING_REACH, Source } from '../src/archival/play-matching';
import { PlayWriter, type ExportedPlay, type PolledPlay } from '../src/archival/play-writer';
import { storeDetails } from '../src/archival/plays/play-details.repository';
import { CatalogWriter, type TrackFacts } from '../src/catalog/catalog-writer';
import type { Database } from '../src/platform/database/database';

/** Songs that are easily taken for each other: `a2` is `a` relinked, and `d` is known by name only until a poll brings it. */
const TITLES = { a: 'Amber', a2: 'AMBER', b: 'Birch', c: 'Cedar', d: 'Dogwood' } as const;
type Name = keyof typeof TITLES;

/** The turns of some months, around which plays are written: what moves by seconds changes the month. */
const TURNS = [Date.UTC(2021, 1, 1), Date.UTC(2024, 1, 1), Date.UTC(2024, 4, 1)];

interface Report {
  turn: number;
  /** Milliseconds around the turn. */
  offset: number;
  name: Name;
  msPlayed: number;
  /** Which of some details and contexts, or none. */
  way: number;
}

/** Something that writes plays. */
export type Write =
  | { kind: 'poll'; reports: Report[] }
  | { kind: 'export'; source: typeof Source.EXTENDED | typeof Source.ACCOUNT; reports: Report[] }
  /** Takes one of the imports back, counted from the last one. */
  | { kind: 'undo'; which: number };

/** Few places and names, so that what is told twice is mostly one play. */
const report = fc.record<Report>({
  turn: fc.integer({ min: 0, max: TURNS.length - 1 }),
  offset: fc
    .tuple(fc.constantFrom(-200_000, -61_000, -1_000, 0, 1_000, 30_000, 200_000), fc.integer({ min: -999, max: 999 }))
    .map(([around, by]) => around + by),
  name: fc.constantFrom<Name>('a', 'a', 'a2', 'b', 'c', 'd'),
  msPlayed: fc.constantFrom(0, 5_000, 180_000, 200_000),
  way: fc.integer({ min: 0, max: 3 }),
});
const reports = fc.array(report, { minLength: 1, maxLength: 6 });

/** A play of account data in the last minute of January 2021, which an extended export then knows to have ended in February. */
export const INTO_NEXT_MONTH: readonly Write[] = [
  { source: Source.ACCOUNT, offset: -1_000 },
  { source: Source.EXTENDED, offset: 2_000 },
].map(({ source, offset }) => ({
  kind: 'export',
  source,
  reports: [{ turn: 0, offset, name: 'a', msPlayed: 180_000, way: 0 }],
}));

/** Polls, both kinds of exports, and undone imports. */
export const someWrite: fc.Arbitrary<Write> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('poll' as const), reports }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('export' as const),
      source: fc.constantFrom(Source.EXTENDED, Source.ACCOUNT),
      reports,
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('undo' as const), which: fc.integer({ min: 0, max: 3 }) }) },
);

/** Writes to one listener's archive as polls and imports do. */
export class ArchiveWrites {
  private readonly catalog = new CatalogWriter();
  private readonly writer = new PlayWriter(this.catalog);
  private readonly imports: number[] = [];

  constructor(
    private readonly database: Database,
    private readonly listenerId: number,
  ) {}

  async apply(write: Write): Promise<void> {
    if (write.kind === 'poll') await this.poll(write.reports);
    else if (write.kind === 'export') await this.export(write.source, write.reports);
    else await this.undo(write.which);
  }

  private poll(all: readonly Report[]): Promise<unknown> {
    const plays = all.map((one): PolledPlay => ({
      playedAt: new Date(timeOf(one)),
      track: polledFacts(one.name),
      contextUri: one.way === 0 ? null : `spotify:playlist:${one.way}`,
    }));
    return this.database.transaction(async (tx) => {
      await this.writer.lockArchive(tx, this.listenerId);
      await this.writer.storePolled(tx, this.listenerId, plays);
    });
  }

  private async export(source: 2 | 4, all: readonly Report[]): Promise<void> {
    const step = source === Source.EXTENDED ? 1_000 : 60_000;
    const rows = distantRows(all.map((one) => ({ ...one, at: Math.floor(timeOf(one) / step) * step })));
    const importId = await this.newImport();
    const trackIds = await this.database.transaction(async (tx) => {
      const ids = await this.catalog.storeTracks(
        tx,
        rows.map(({ name }) => exportedFacts(name)),
      );
      await this.catalog.hold(tx, this.listenerId, ids);
      return ids;
    });
    await this.database.transaction(async (tx) => {
      const details = await storeDetails(tx, WAYS);
      const plays = rows.map((row, i): ExportedPlay => ({
        at: row.at,
        trackId: trackIds[i] as number,
        msPlayed: row.msPlayed,
        detailId: source === Source.ACCOUNT ? null : (details[row.way] as number),
        title: TITLES[row.name],
        artist: 'Ada',
      }));
      await this.writer.lockArchive(tx, this.listenerId);
      await this.writer.storeExported(tx, { listenerId: this.listenerId, importId, source }, plays);
    });
  }

  private async undo(which: number): Promise<void> {
    const [importId] = this.imports.splice(-1 - which, 1);
    if (importId === undefined) return;
    await this.database.transaction(async (tx) => {
      await this.writer.lockArchive(tx, this.listenerId);
      await this.writer.removeImport(tx, this.listenerId, importId);
    });
  }

  private async newImport(): Promise<number> {
    const [row] = await this.database.query<{ id: number }>(
      `INSERT INTO import (listener_id, state, file_name, size_bytes, created_at) VALUES ($1, 'WRITING', 'x', 1, now()) RETURNING id`,
      [this.listenerId],
    );
    this.imports.push(row!.id);
    return row!.id;
  }
}

const WAYS = ['iOS 17.4 (iPhone15,2)', 'Windows 10', '', 'Android OS 14'].map((platform, i) => ({
  platform,
  country: ['DE', 'ZZ', '', 'FR'][i] as string,
  reasonStart: 'clickrow',
  reasonEnd: ['trackdone', 'fwdbtn', '', 'trackdone'][i] as string,
  flags: [85, 106, 0, 2][i] as number,
}));

function timeOf({ turn, offset }: Report): number {
  return (TURNS[turn] as number) + offset;
}

/** In the order of time, and so far apart that no two of them can be reports of one play. */
function distantRows<Row extends { at: number }>(rows: readonly Row[]): Row[] {
  const kept: Row[] = [];
  for (const row of [...rows].sort((a, b) => a.at - b.at)) {
    if (row.at - (kept.at(-1)?.at ?? -Infinity) > 2 * MATCHING_REACH) kept.push(row);
  }
  return kept;
}

function polledFacts(name: Name): TrackFacts {
  const artists = [{ spotifyId: 'ada', name: 'Ada' }];
  const album = { spotifyId: `album-${name}`, name: `Album ${name}`, artists, releaseDate: '1999-12-31' };
  return { spotifyId: name, name: TITLES[name], artists, album, durationMs: 180_000, explicit: name === 'b' };
}

function exportedFacts(name: Name): TrackFacts {
  const artists = [{ spotifyId: null, name: 'Ada' }];
  const album = name === 'd' ? null : { spotifyId: null, name: `Album ${name}`, artists };
  return { spotifyId: name === 'd' ? null : name, name: TITLES[name], artists, album };
}
