import { existsSync, writeFileSync } from 'node:fs';
import { Logger } from '@nestjs/common';
import { runs } from '@audiospective/property-tests';
import * as fc from 'fast-check';
import { createListener, createTestDatabase, type TestDatabase } from '../../test/database';
import { accountRow, extendedRow, importing } from '../../test/imports';
import { CatalogWriter } from '../catalog/catalog-writer';
import { JsonLogger } from '../platform/observability/json-logger';
import { PlayWriter, type PolledPlay } from '../archival/play-writer';
import { sumOf } from './import-report';

const AUDIO = 'Streaming_History_Audio_2023_0.json';
const ACCOUNT = 'StreamingHistory_music_0.json';
const START = Date.parse('2023-03-01T10:00:00Z');
const later = (seconds: number) => new Date(START + seconds * 1_000);

describe('ImportRunner', () => {
  let test: TestDatabase;
  let work: ReturnType<typeof importing>;
  let listener: number;
  beforeAll(async () => {
    Logger.overrideLogger(false);
    test = await createTestDatabase();
    work = importing(test.database);
  });
  afterAll(async () => {
    work.remove();
    await test.drop();
  });
  beforeEach(async () => (listener = await createListener(test.database)));

  const started = (name: string, rows: unknown[]) => work.upload(listener, name, JSON.stringify(rows));
  const find = async (id: number) => (await work.imports.find(listener, id))!;
  const done = async (name: string, rows: unknown[]) => {
    const id = await started(name, rows);
    expect(await work.runner.run(id)).toBe(true);
    return find(id);
  };
  const dump = async () => {
    const rows = async (sql: string) => test.database.query<any>(sql, [listener]);
    return {
      plays:
        await rows(`SELECT to_char(played_at, 'MM-DD HH24:MI:SS.MS') AS at, track.name, ms_played AS ms, sources FROM play
        JOIN track ON track.id = track_id WHERE listener_id = $1 ORDER BY played_at, track.name`),
      evidence: await rows(
        'SELECT * FROM play_evidence WHERE listener_id = $1 ORDER BY played_at, track_id, import_id',
      ),
      coverage: await rows('SELECT source, starts_at, ends_at FROM coverage WHERE listener_id = $1 ORDER BY 1, 2'),
    };
  };
  /** A listening history of `count` plays, one every three minutes. */
  const history = (count: number) =>
    Array.from({ length: count }, (_, i) => extendedRow(later(i * 180), `t${i % 50}`, { ms_played: 30_000 + i }));

  it('reports what became of every row, stores plays with their names, and forgets the upload', async () => {
    const rows = [
      extendedRow(later(0), 'a', { ms_played: 5 }),
      extendedRow(later(0), 'a'),
      extendedRow(later(0), 'b'),
      extendedRow(later(60), 'a'),
      extendedRow(later(90), 'p', {
        spotify_track_uri: null,
        spotify_episode_uri: 'spotify:episode:1',
        episode_name: 'E',
      }),
      extendedRow(later(120), 'x', { ms_played: -1 }),
      extendedRow(later(150), 'x', { ts: '1900-01-01T00:00:00Z' }),
      extendedRow(later(160), 'x', { master_metadata_track_name: 'nul\u0000nul' }),
    ];
    const { state, report, storedAs, rowsRead } = await done(AUDIO, rows);
    expect({ state, storedAs, rowsRead }).toEqual({ state: 'DONE', storedAs: null, rowsRead: report?.read });
    expect(report).toMatchObject({ read: 8, new: 4, confirmed: 0, duplicates: 1, podcasts: 1 });
    expect(report?.unreadable).toMatchObject({ BAD_DURATION: 1, BAD_TIME: 1 });
    const { plays, coverage } = await dump();
    expect(plays).toEqual([
      { at: '03-01 10:00:00.000', name: 'Song a', ms: 180_000, sources: 2 },
      { at: '03-01 10:00:00.000', name: 'Song b', ms: 180_000, sources: 2 },
      { at: '03-01 10:01:00.000', name: 'Song a', ms: 180_000, sources: 2 },
      { at: '03-01 10:02:40.000', name: 'nulnul', ms: 180_000, sources: 2 },
    ]);
    expect(coverage).toEqual([{ source: 'EXPORT', starts_at: later(0), ends_at: later(160) }]);
    expect(await work.imports.storedNames()).toEqual(new Set());
  });

  it('counts so that the parts make the whole, whatever is in the file', async () => {
    const row = fc.oneof(
      fc.record({ second: fc.nat(600), track: fc.constantFrom('a', 'b', 'c'), ms: fc.nat(60_000) }),
      fc.constantFrom<any>(null, 7, 'x', {}, []),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 30 }), async (rows) => {
        listener = await createListener(test.database);
        const { report } = await done(
          AUDIO,
          rows.map((one) => (one?.track ? extendedRow(later(one.second), one.track, { ms_played: one.ms }) : one)),
        );
        const { read, unreadable, firstSecond: _f, lastSecond: _l, ...parts } = report!;
        const sum = [...Object.values(parts), ...Object.values(unreadable)].reduce((a, b) => a + b, 0);
        expect([read, sum]).toEqual([rows.length, rows.length]);
        expect((await dump()).plays).toHaveLength(report!.new);
      }),
      { numRuns: runs(25) },
    );
  });

  it('keeps nothing of addresses, user names and user agents, in tables or logs', async () => {
    const logged = captureLogs();
    expect((await done(AUDIO, history(3))).notes).toHaveLength(1);
    const cut = await work.upload(listener, AUDIO, JSON.stringify(history(3)).slice(0, -1));
    await work.runner.run(cut);
    await killAfter(test, work)(await started(AUDIO, history(3)), 2);
    Logger.overrideLogger(false);
    expect(logged.join('')).toContain('An import was refused.');
    expect(logged.join('')).not.toMatch(/canary|192\.0\.2\.77/);
    const tables = await test.database.query<{ name: string }>(
      `SELECT relname AS name FROM pg_class JOIN pg_namespace n ON n.oid = relnamespace WHERE n.nspname = 'public' AND relkind = 'r'`,
    );
    for (const { name } of tables) {
      const [found] = await test.database.query<{ n: number }>(
        `SELECT count(*)::int AS n FROM "${name}" AS t WHERE t::text ~ 'canary|192\\.0\\.2\\.77'`,
      );
      expect({ [name]: found?.n }).toEqual({ [name]: 0 });
    }
  });

  it('warns of a file that names another account, and of no other file', async () => {
    const rows = history(3);
    expect((await done(AUDIO, rows)).notes).toEqual([
      'The file names another Spotify account than yours. If it is not your history, undo this import.',
    ]);
    const unnamed = rows.map((row) => ({ ...row, username: undefined }));
    expect((await done(AUDIO, unnamed)).notes).toEqual([]);
    listener = await createListener(test.database, { spotifyId: 'owner-of-the-file' });
    const own = rows.map((row) => ({ ...row, username: 'Owner-Of-The-File' }));
    expect((await done(AUDIO, own)).notes).toEqual([]);
    expect((await done(AUDIO, [...own, rows[0]])).notes).toHaveLength(1);
  });

  it('tells what account data lacks, and adds nothing to what extended history knows', async () => {
    await done(AUDIO, history(20));
    const rows = Array.from({ length: 20 }, (_, i) => accountRow(later(i * 180), `t${i}`, 30_000 + i));
    const { report, notes } = await done(ACCOUNT, [...rows, accountRow(later(10_000), 't9')]);
    expect(report).toMatchObject({ read: 21, new: 1, confirmed: 20 });
    expect(notes).toEqual([expect.stringContaining('to the minute')]);
    expect((await dump()).plays.map((play) => play.sources)).toEqual([...Array<number>(20).fill(6), 4]);
  });

  it.each([
    ['E_NOT_ZIP', 'my_spotify_data.zip', '<html>not a zip</html>'],
    ['E_TRUNCATED', AUDIO, JSON.stringify([extendedRow(later(0), 'a')]).slice(0, -1)],
    ['E_TRAILING', AUDIO, '[] []'],
    ['E_SHAPE', AUDIO, '{"a":1}'],
    ['E_NO_HISTORY', 'Playlist1.json', '[]'],
  ])('refuses a file as a whole with %s and leaves the archive as it is', async (code, name, content) => {
    await done(AUDIO, history(2));
    const before = await dump();
    const id = await work.upload(listener, name, content);
    await work.runner.run(id);
    const failed = await find(id);
    expect(failed).toMatchObject({ state: 'FAILED', failureCode: code, storedAs: null, report: null });
    expect(failed.failureMessage).toMatch(/^[A-Z].*\.$/);
    expect(await dump()).toEqual(before);
  });

  it('says so when the upload is gone', async () => {
    const id = await started(AUDIO, history(1));
    await work.uploads.remove((await find(id)).storedAs!);
    await work.runner.run(id);
    expect(await find(id)).toMatchObject({ state: 'FAILED', failureCode: 'E_UPLOAD_LOST' });
  });

  it('comes to the same archive and report when it is killed again and again', async () => {
    const rows = [...history(25_000), extendedRow(later(0), 't0', { ms_played: 1 })];
    const whole = await done(AUDIO, rows);
    expect(whole.rowsRead).toBe(whole.report?.read);
    const expected = await dump();
    listener = await createListener(test.database);
    const id = await started(AUDIO, rows);
    const kill = killAfter(test, work);
    for (const transactions of [0, 2, 4, 4, 4]) {
      await kill(id, transactions);
      expect((await find(id)).state).not.toBe('DONE');
    }
    expect(await work.runner.run(id)).toBe(true);
    const resumed = await find(id);
    expect(resumed.report).toEqual(whole.report);
    expect([resumed.attempt, resumed.rowsRead]).toEqual([6, whole.rowsRead]);
    expect(await dump()).toEqual(expected);
    expect(sumOf((await work.imports.files(id)).map((file) => file.report))).toEqual(whole.report);
  });

  it('leaves nothing when it is cancelled, before, while and after it runs', async () => {
    await done(AUDIO, history(5));
    const before = await dump();
    const waiting = await started(AUDIO, history(9));
    expect(await work.imports.requestCancel(listener, waiting, later(0))).toMatchObject({ state: 'CANCELLED' });
    expect(await work.runner.run(waiting)).toBe(false);

    const running = await started(AUDIO, history(12_000));
    await killAfter(test, work)(running, 4);
    expect((await find(running)).playsWritten).toBeGreaterThan(0);
    expect(await work.imports.requestCancel(listener, running, later(0))).toMatchObject({ state: 'WRITING' });
    expect(await work.runner.run(running)).toBe(true);
    expect(await find(running)).toMatchObject({ state: 'CANCELLED', storedAs: null });
    expect(await dump()).toEqual(before);
    expect(await work.imports.requestCancel(listener, running, later(0))).toBeNull();
  });

  it('undoes to what was before', async () => {
    await done(ACCOUNT, [accountRow(later(0), 't0'), accountRow(later(180), 't1')]);
    const before = await dump();
    const { id } = await done(AUDIO, history(300));
    expect(await dump()).not.toEqual(before);
    expect(await work.imports.requestUndo(listener, id)).toMatchObject({ state: 'UNDOING' });
    expect(await work.runner.run(id)).toBe(true);
    expect(await find(id)).toMatchObject({ state: 'UNDONE', report: { new: 298, confirmed: 2 } });
    expect(await dump()).toEqual(before);
    expect(await work.imports.requestUndo(listener, id)).toBeNull();
  });

  it('runs one import of a listener at a time, the oldest first', async () => {
    const [first, second] = [await started(AUDIO, history(2)), await started(AUDIO, history(3))];
    expect(await work.runner.run(second)).toBe(false);
    expect(await work.imports.claim(first, later(0))).not.toBeNull();
    expect(await work.runner.run(first)).toBe(false);
    await test.database.query(`UPDATE import SET lease_until = now() - interval '1 second' WHERE id = $1`, [first]);
    expect(await work.imports.findAbandoned()).toContainEqual({ id: first, undoing: false });
    expect(await work.runner.run(first)).toBe(true);
    expect(await work.imports.findNext(first)).toEqual([{ id: second, undoing: false }]);
    expect(await work.runner.run(second)).toBe(true);
    expect((await find(second)).report).toMatchObject({ new: 1, confirmed: 2 });
  });

  it('lets a runner that was taken for dead write nothing more', async () => {
    const id = await started(AUDIO, history(3));
    const stale = (await work.imports.claim(id, later(0)))!;
    await test.database.query(`UPDATE import SET lease_until = now() - interval '1 second' WHERE id = $1`, [id]);
    expect(await work.runner.run(id)).toBe(true);
    const writing = test.database.transaction((tx) => work.imports.noteWritten(tx, stale, 1, []));
    await expect(writing).rejects.toMatchObject({ reason: 'TAKEN' });
    await expect(work.imports.noteReading(stale, 1, 1)).rejects.toMatchObject({ reason: 'TAKEN' });
    expect((await find(id)).state).toBe('DONE');
  });

  it.each(['undone', 'cancelled'])('stays the owner of an import that is %s, however long it takes', async (how) => {
    const id = how === 'undone' ? (await done(AUDIO, history(3))).id : await started(AUDIO, history(3));
    if (how === 'cancelled') await killAfter(test, work)(id, 1);
    if (how === 'undone') await work.imports.requestUndo(listener, id);
    else await work.imports.requestCancel(listener, id, later(0));
    const sql = 'SELECT lease_until > now() AS leased FROM import WHERE id = $1';
    const isLeased = async () => (await test.database.query<{ leased: boolean }>(sql, [id]))[0]?.leased;
    jest.useFakeTimers({ doNotFake: EVERYTHING_BUT_INTERVALS });
    let running: Promise<boolean> | undefined;
    try {
      await test.database.transaction(async (tx) => {
        await work.plays.lockArchive(tx, listener);
        running = work.runner.run(id);
        await until(async () => jest.getTimerCount() === 1 && (await isLeased()) === true);
        for (let beat = 0; beat < 3; beat++) {
          await test.database.query(`UPDATE import SET lease_until = now() - interval '1 second' WHERE id = $1`, [id]);
          jest.advanceTimersByTime(5_000);
          await until(async () => (await isLeased()) === true);
          expect(await work.imports.claim(id, later(0))).toBeNull();
        }
      });
      expect(await running).toBe(true);
      expect([(await find(id)).state, jest.getTimerCount()]).toEqual([how.toUpperCase(), 0]);
    } finally {
      jest.useRealTimers();
    }
  });

  it('stores each play once while polls bring the same plays', async () => {
    const rows = history(15_000);
    const writer = new PlayWriter(new CatalogWriter());
    const polled = (i: number): PolledPlay => ({
      playedAt: new Date(START + i * 180_000 + 417),
      contextUri: null,
      track: {
        spotifyId: `t${i % 50}`.padStart(22, '0'),
        name: `Song t${i % 50}`,
        artists: [{ spotifyId: null, name: 'Artist' }],
        album: null,
      },
    });
    const poll = async (from: number) =>
      test.database.transaction(async (tx) => {
        await writer.lockArchive(tx, listener);
        await writer.storePolled(
          tx,
          listener,
          Array.from({ length: 50 }, (_, i) => polled(from + i)),
        );
      });
    await poll(14_000);
    const id = await started(AUDIO, rows);
    const polls = [0, 5_000, 9_990, 10_100, 12_000].map((from) => poll(from));
    await Promise.all([work.runner.run(id), ...polls]);
    const { plays } = await dump();
    expect(plays).toHaveLength(15_000);
    expect(plays.filter((play) => play.sources === 3)).toHaveLength(300);
    expect(plays.every((play) => play.ms !== null)).toBe(true);
  });

  it('removes uploads that no import needs, once they are old', async () => {
    const id = await started(AUDIO, history(1));
    const { storedAs } = await find(id);
    const orphan = work.uploads.newName();
    writeFileSync(work.uploads.pathOf(orphan), 'half');
    await work.uploads.removeOrphans(await work.imports.storedNames(), new Date(0));
    expect(existsSync(work.uploads.pathOf(orphan))).toBe(true);
    await work.uploads.removeOrphans(await work.imports.storedNames(), new Date(Date.now() + 60_000));
    expect([existsSync(work.uploads.pathOf(orphan)), existsSync(work.uploads.pathOf(storedAs!))]).toEqual([
      false,
      true,
    ]);
  });
});

/** The database and its client need their timers. */
const EVERYTHING_BUT_INTERVALS: NonNullable<FakeTimersConfig['doNotFake']> = [
  ...(['Date', 'hrtime', 'nextTick', 'performance', 'queueMicrotask', 'setImmediate', 'clearImmediate'] as const),
  ...(['setTimeout', 'clearTimeout'] as const),
];

async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setImmediate(resolve));
}

/** Everything that is logged from now on, as the application writes it, down to the finest level. */
function captureLogs(): string[] {
  const lines: string[] = [];
  Logger.overrideLogger(new JsonLogger('trace', { write: (line) => void lines.push(line) }));
  return lines;
}

/** Runs an import for so many transactions, and then lets it die as a process dies: nothing is cleaned up, the lease runs out. */
function killAfter(test: TestDatabase, work: ReturnType<typeof importing>) {
  return async (id: number, transactions: number) => {
    let left = transactions;
    const dying = new Proxy(test.database, {
      get(target, name) {
        if (name !== 'query' && name !== 'transaction') return Reflect.get(target, name);
        return (...args: never[]) => {
          if (name === 'transaction') left--;
          return left < 0 ? Promise.reject(new Error('killed')) : (target as any)[name](...args);
        };
      },
    });
    const doomed = importing(dying);
    Object.assign(doomed.uploads, { folder: work.uploads.folder });
    await expect(doomed.runner.run(id)).rejects.toThrow('killed');
    doomed.remove();
    await test.database.query('UPDATE import SET lease_until = NULL WHERE id = $1', [id]);
  };
}
