import { runs } from '@audiospective/property-tests';
import * as fc from 'fast-check';
import { createListener, createTestDatabase, type TestDatabase } from '../../test/database';
import { CatalogWriter, type TrackFacts } from '../catalog/catalog-writer';
import { Source } from './play-matching';
import { PlayWriter, type ExportedPlay, type PolledPlay } from './play-writer';

const MINUTE = 60_000;
const at = (time: string) => Date.parse(`2024-05-01T${time}Z`);

/** Songs of the tests: `a2` is another track (relinked) with title and artist of `a`. */
const TRACKS = { a: 'Amber', a2: 'AMBER', b: 'Birch', c: 'Cedar' } as const;
type TrackName = keyof typeof TRACKS;

describe('PlayWriter with exports', () => {
  let test: TestDatabase;
  let listener: number;
  let ids: Record<TrackName, number>;
  const catalog = new CatalogWriter();
  const writer = new PlayWriter(catalog);

  beforeAll(async () => {
    test = await createTestDatabase();
    const names = Object.keys(TRACKS) as TrackName[];
    const numbers = await test.database.transaction((tx) => catalog.storeTracks(tx, names.map(facts)));
    ids = Object.fromEntries(names.map((name, i) => [name, numbers[i]])) as Record<TrackName, number>;
  });
  afterAll(() => test.drop());
  beforeEach(async () => (listener = await createListener(test.database)));

  const facts = (name: TrackName): TrackFacts => ({
    spotifyId: name,
    name: TRACKS[name],
    artists: [{ spotifyId: 'ada', name: 'Ada' }],
    album: { spotifyId: 'blue', name: 'Blue', artists: [{ spotifyId: 'ada', name: 'Ada' }] },
    durationMs: 180_000,
  });
  const newImport = async () => {
    const [row] = await test.database.query<{ id: number }>(
      `INSERT INTO import (listener_id, state, file_name, size_bytes, created_at) VALUES ($1, 'WRITING', 'x', 1, now()) RETURNING id`,
      [listener],
    );
    return (row as { id: number }).id;
  };
  const row = (time: number, name: TrackName, msPlayed = 100_000): ExportedPlay => ({
    at: time,
    trackId: ids[name],
    msPlayed,
    detailId: null,
    title: TRACKS[name],
    artist: 'Ada',
  });
  const importRows = async (source: 2 | 4, ...rows: ExportedPlay[]) => {
    const importId = await newImport();
    const isNew = await test.database.transaction(async (tx) => {
      await writer.lockArchive(tx, listener);
      return writer.storeExported(tx, { listenerId: listener, importId, source }, rows);
    });
    return { importId, isNew };
  };
  const extended = (...rows: ExportedPlay[]) => importRows(Source.EXTENDED, ...rows);
  const account = (...rows: ExportedPlay[]) => importRows(Source.ACCOUNT, ...rows);
  const undo = (importId: number) =>
    test.database.transaction(async (tx) => {
      await writer.lockArchive(tx, listener);
      await writer.removeImport(tx, listener, importId);
    });
  const poll = (...plays: [number, TrackName][]) =>
    test.database.transaction(async (tx) => {
      await writer.lockArchive(tx, listener);
      const polled = plays.map(([time, name]): PolledPlay => ({
        playedAt: new Date(time),
        track: facts(name),
        contextUri: null,
      }));
      return writer.storePolled(tx, listener, polled);
    });
  const plays = async () => {
    const rows = await test.database.query<{ at: string; track: string; ms: number | null; sources: number }>(
      `SELECT to_char(played_at, 'HH24:MI:SS.MS') AS at, spotify_id AS track, ms_played AS ms, sources
       FROM play JOIN track ON track.id = track_id WHERE listener_id = $1 ORDER BY played_at, spotify_id`,
      [listener],
    );
    return rows.map((play) => `${play.at} ${play.track} ${play.ms} ${play.sources}`);
  };
  /** Everything that an import may touch. */
  const dump = async () => [
    await test.database.query(
      `SELECT played_at, track_id, ms_played, context_id, detail_id, import_id, sources, export_offset_s, export_track_id
       FROM play WHERE listener_id = $1 ORDER BY played_at, track_id`,
      [listener],
    ),
    await test.database.query(
      'SELECT * FROM play_evidence WHERE listener_id = $1 ORDER BY played_at, track_id, import_id, source',
      [listener],
    ),
    await test.database.query('SELECT * FROM coverage WHERE listener_id = $1 ORDER BY starts_at, import_id', [
      listener,
    ]),
  ];

  it('keeps the milliseconds of the poll and takes the length of the export, whichever came first', async () => {
    await poll([at('10:00:00.700'), 'a']);
    expect((await extended(row(at('10:00:00'), 'a'), row(at('11:00:00'), 'b'))).isNew).toEqual([false, true]);
    expect(await poll([at('11:00:00.300'), 'b'], [at('12:00:00.100'), 'c'])).toEqual({
      newPlays: 1,
      known: 0,
      joinedExport: 1,
    });
    expect(await plays()).toEqual(['10:00:00.700 a 100000 3', '11:00:00.300 b 100000 3', '12:00:00.100 c null 1']);
  });

  it('knows every row of the same export again, also after polls and relinking have moved its plays', async () => {
    const rows = [
      row(at('10:00:00'), 'a'),
      row(at('10:05:00'), 'b'),
      row(at('10:05:00'), 'c'),
      row(at('10:10:00'), 'a'),
    ];
    await extended(...rows);
    await poll([at('09:59:58.900'), 'a'], [at('10:05:00.001'), 'c'], [at('10:10:01.000'), 'a2']);
    const before = await plays();
    expect(before).toHaveLength(4);
    expect((await extended(...rows)).isNew).toEqual([false, false, false, false]);
    expect(await plays()).toEqual(before);
  });

  it('never merges rows of an extended export of another second', async () => {
    await extended(row(at('10:00:00'), 'a'));
    expect((await extended(row(at('10:00:01'), 'a'))).isNew).toEqual([true]);
    expect(await plays()).toHaveLength(2);
  });

  it('gives one export row to one polled play only', async () => {
    await poll([at('10:00:00.000'), 'a'], [at('10:00:01.500'), 'a']);
    await extended(row(at('10:00:01'), 'a', 5_000));
    expect(await plays()).toEqual(['10:00:00.000 a null 1', '10:00:01.500 a 5000 3']);
  });

  it('lets account data, extended history and polls of one minute fall together', async () => {
    await account(row(at('10:00:00'), 'a', 90_000));
    await extended(row(at('10:00:42'), 'a2', 91_000));
    await poll([at('10:00:42.420'), 'a2']);
    expect(await plays()).toEqual(['10:00:42.420 a2 91000 7']);
    expect((await account(row(at('10:00:00'), 'a', 90_000))).isNew).toEqual([false]);
  });

  it('lets account data alone confirm a poll of that minute', async () => {
    await poll([at('10:00:42.420'), 'a']);
    await account(row(at('10:00:00'), 'a2', 90_000), row(at('10:01:00'), 'b', 1_000));
    expect(await plays()).toEqual(['10:00:42.420 a 90000 5', '10:01:00.000 b 1000 4']);
  });

  it('stores a row whose very millisecond is taken by a poll that belongs to another row', async () => {
    await poll([at('10:00:00.000'), 'a']);
    await extended(row(at('10:00:01'), 'a'));
    const late = await extended(row(at('10:00:00'), 'a', 7));
    expect(late.isNew).toEqual([true]);
    expect(await plays()).toEqual(['10:00:00.000 a 100000 3', '10:00:00.001 a 7 2']);
    expect((await extended(row(at('10:00:00'), 'a', 7))).isNew).toEqual([false]);
  });

  it('lets the longest length speak, and the next longest after an undo', async () => {
    const short = await extended(row(at('10:00:00'), 'a', 10));
    const long = await extended(row(at('10:00:00'), 'a', 30));
    const middle = await extended(row(at('10:00:00'), 'a', 20));
    expect(await plays()).toEqual(['10:00:00.000 a 30 2']);
    await undo(long.importId);
    expect(await plays()).toEqual(['10:00:00.000 a 20 2']);
    await undo(middle.importId);
    await undo(short.importId);
    expect(await dump()).toEqual([[], [], []]);
  });

  it('brings a play of account data back to its minute when the extended history is undone', async () => {
    await account(row(at('10:00:00'), 'a', 90_000));
    const before = await dump();
    const { importId } = await extended(row(at('10:00:42'), 'a2', 91_000), row(at('10:09:00'), 'b'));
    await undo(importId);
    expect(await dump()).toEqual(before);
  });

  it('merges a play of account data that finds its minute taken when it comes back', async () => {
    const a = await account(row(at('10:00:00'), 'a', 90_000));
    const x = await extended(row(at('10:00:42'), 'a', 90_000));
    await extended(row(at('10:00:00'), 'a', 1_000));
    await undo(x.importId);
    expect(await plays()).toEqual(['10:00:00.000 a 1000 6']);
    await undo(a.importId);
    expect(await plays()).toEqual(['10:00:00.000 a 1000 2']);
  });

  it('brings a play home whose place another play has that is not at home either', async () => {
    const { importId } = await extended(row(at('10:00:00'), 'a', 0), row(at('10:00:58'), 'a', 1_000));
    await account(row(at('10:00:00'), 'a', 2_000), row(at('10:00:00'), 'a2', 0));
    await undo(importId);
    expect(await plays()).toEqual(['10:00:00.000 a 2000 4', '10:00:00.000 a2 0 4']);
  });

  /** Histories of one crowded quarter of an hour, so that every rule is met. */
  const second = fc.integer({ min: 0, max: 900 });
  const name = fc.constantFrom<TrackName>('a', 'a2', 'b');
  const length = fc.integer({ min: 0, max: 3 }).map((n) => n * 1_000);
  const distinctRows = (rows: ExportedPlay[]) =>
    [...new Map(rows.map((one) => [`${one.at}:${one.trackId}`, one])).values()].sort((x, y) => x.at - y.at);
  const step = fc.oneof(
    fc.record({
      kind: fc.constant('poll' as const),
      plays: fc.array(fc.tuple(second, name, fc.constantFrom(0, 1, 500)), { maxLength: 6 }),
    }),
    fc.record({
      kind: fc.constantFrom('extended' as const, 'account' as const),
      plays: fc.array(fc.tuple(second, name, length), { maxLength: 6 }),
    }),
  );
  type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;
  const run = async ({ kind, plays: listed }: Step): Promise<number | null> => {
    const start = at('10:00:00');
    if (kind === 'poll') {
      await poll(...listed.map(([s, track, ms]): [number, TrackName] => [start + s * 1_000 + ms, track]));
      return null;
    }
    const coarse = kind === 'account' ? MINUTE : 1_000;
    const rows = listed.map(([s, track, ms]) => row(start + Math.floor((s * 1_000) / coarse) * coarse, track, ms));
    return (await (kind === 'account' ? account : extended)(...distinctRows(rows))).importId;
  };

  it('undoes any import so that nothing of it is left, after any history', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 5 }), step, async (history, last) => {
        listener = await createListener(test.database);
        for (const one of history) await run(one);
        const before = await dump();
        const importId = await run(last);
        if (importId === null) return;
        await undo(importId);
        expect(await dump()).toEqual(before);
      }),
      { numRuns: runs(80) },
    );
  });

  it('keeps polls and forgets the rest when all imports are undone in any order', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 2, maxLength: 6 }),
        fc.infiniteStream(fc.nat()),
        async (history, order) => {
          listener = await createListener(test.database);
          const imports: number[] = [];
          for (const one of history) imports.push(...[await run(one)].filter((id) => id !== null));
          while (imports.length > 0)
            await undo(imports.splice((order.next().value as number) % imports.length, 1)[0] as number);
          const start = at('10:00:00');
          const polled = history.flatMap((one) =>
            one.kind === 'poll' ? one.plays.map(([s, track, ms]) => `${start + s * 1_000 + ms} ${ids[track]}`) : [],
          );
          const [left, evidence] = (await dump()) as [any[], any[]];
          expect(left.map((play) => `${play.played_at.getTime()} ${play.track_id}`).sort()).toEqual(
            [...new Set(polled)].sort(),
          );
          expect(left.every((play) => play.sources === 1 && play.ms_played === null && play.import_id === null)).toBe(
            true,
          );
          expect(evidence).toEqual([]);
        },
      ),
      { numRuns: runs(80) },
    );
  });

  /** When the last and the first are undone, two plays are each where the other one belongs. */
  const CHANGING_PLACES: { kind: 'extended' | 'account'; plays: [number, TrackName, number][] }[] = [
    {
      kind: 'extended',
      plays: [
        [59, 'a', 1_000],
        [0, 'a', 0],
      ],
    },
    {
      kind: 'account',
      plays: [
        [0, 'a2', 0],
        [0, 'a', 1_000],
      ],
    },
    {
      kind: 'account',
      plays: [
        [0, 'a2', 0],
        [0, 'a', 0],
      ],
    },
    {
      kind: 'extended',
      plays: [
        [62, 'a', 0],
        [60, 'a', 0],
      ],
    },
    { kind: 'extended', plays: [[0, 'b', 0]] },
    { kind: 'extended', plays: [[0, 'a', 0]] },
  ];

  it('undoes overlapping exports of relinked tracks in any order, with what is left still true', async () => {
    const early = fc.constantFrom(0, 1, 2, 58, 59, 60, 61, 62, 119, 120);
    const rows = fc.array(fc.tuple(early, name, length), { minLength: 2, maxLength: 8 });
    const overlapping = fc.record({ kind: fc.constantFrom('extended' as const, 'account' as const), plays: rows });
    const undos = fc.array(fc.nat(), { minLength: 7, maxLength: 7 });
    await fc.assert(
      fc.asyncProperty(fc.array(overlapping, { minLength: 3, maxLength: 7 }), undos, async (history, order) => {
        listener = await createListener(test.database);
        const left = new Map<number, number>();
        for (const one of history)
          left.set((await run(one)) as number, Source[one.kind === 'account' ? 'ACCOUNT' : 'EXTENDED']);
        for (const place of order.slice(0, history.length)) {
          const importId = [...left.keys()][place % left.size] as number;
          await undo(importId);
          left.delete(importId);
          await checkWords(left);
        }
        expect(await dump()).toEqual([[], [], []]);
      }),
      { numRuns: runs(25), examples: [[CHANGING_PLACES, [5, 0, 0, 0, 0, 0, 0]]] },
    );
  });

  /** What exports alone tell of lies where the speaking one has it, and nothing speaks but imports that are left. */
  async function checkWords(sources: ReadonlyMap<number, number>): Promise<void> {
    const [stored, evidence] = (await dump()) as [any[], any[]];
    const keyOf = (one: any) => `${one.played_at.getTime()} ${one.track_id}`;
    const expected = new Map(stored.map((play) => [keyOf(play), sources.get(play.import_id)]));
    for (const word of evidence) {
      expect(word.source).toBe(sources.get(word.import_id));
      expected.set(keyOf(word), (expected.get(keyOf(word)) as number) | word.source);
    }
    expect(new Map(stored.map((play) => [keyOf(play), play.sources]))).toEqual(expected);
    for (const play of stored) expect(play).toMatchObject({ export_offset_s: 0, export_track_id: null });
  }

  it('finds nothing new in an export that it has, after any history', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 4 }),
        fc.array(fc.tuple(second, name, length), { maxLength: 8 }),
        async (history, listed) => {
          listener = await createListener(test.database);
          const rows = distinctRows(listed.map(([s, track, ms]) => row(at('10:00:00') + s * 1_000, track, ms)));
          await extended(...rows);
          for (const one of history) await run(one);
          expect((await extended(...rows)).isNew).not.toContain(true);
        },
      ),
      { numRuns: runs(80) },
    );
  });
});
