import { existsSync } from 'node:fs';
import { createListener, createTestDatabase, type TestDatabase } from './database';
import { importing, REAL_EXPORT } from './imports';

/** One person's real record: read where it lies, never copied. The figures were computed without this program. */
(existsSync(REAL_EXPORT) ? describe : describe.skip)('A real export', () => {
  let test: TestDatabase;
  let work: ReturnType<typeof importing>;
  let listener: number;
  beforeAll(async () => {
    test = await createTestDatabase();
    work = importing(test.database);
    listener = await createListener(test.database);
  });
  afterAll(async () => {
    work.remove();
    await test.drop();
  });

  const importIt = async () => {
    const id = await work.upload(listener, 'my_spotify_data.zip', { path: REAL_EXPORT });
    expect(await work.runner.run(id)).toBe(true);
    return (await work.imports.find(listener, id))!;
  };
  const one = async (sql: string) => (await test.database.query<Record<string, unknown>>(sql, [listener]))[0];

  it('gives the figures of an independent computation', async () => {
    const { state, report } = await importIt();
    expect(state).toBe('DONE');
    expect(report).toMatchObject({ new: 40_938, confirmed: 0, duplicates: 126, unreadable: {} });
    expect((report?.podcasts ?? 0) + (report?.audiobooks ?? 0) + (report?.empty ?? 0)).toBe(212);
    expect((report?.read ?? 0) - (report?.videos ?? 0)).toBe(41_276);
    expect(
      await one(`SELECT count(*)::int AS plays, sum(ms_played)::float8 AS ms, count(*) FILTER (WHERE ms_played >= 30000)::int AS counted,
        count(DISTINCT track_id) FILTER (WHERE ms_played >= 30000)::int AS tracks,
        count(DISTINCT (played_at AT TIME ZONE 'Europe/Berlin')::date) FILTER (WHERE ms_played >= 30000)::int AS days FROM play WHERE listener_id = $1`),
    ).toEqual({ plays: 40_938, ms: 6_305_854_085, counted: 29_299, tracks: 6_015, days: 1_825 });
    const years = await test.database.query<{ plays: number }>(
      `SELECT date_part('year', played_at AT TIME ZONE 'Europe/Berlin') AS year, count(*)::int AS plays FROM play
       WHERE listener_id = $1 AND ms_played >= 30000 GROUP BY 1 ORDER BY 1`,
      [listener],
    );
    expect(years.map((year) => year.plays)).toEqual([
      625, 585, 503, 396, 860, 1_982, 3_326, 6_247, 4_244, 2_586, 4_809, 3_136,
    ]);
  });

  it('brings nothing new the second time, and an undo leaves everything as it was', async () => {
    const dump = () =>
      one(
        `SELECT md5(string_agg(play::text, ',' ORDER BY played_at, track_id)) AS sum FROM play WHERE listener_id = $1`,
      );
    const before = await dump();
    const again = await importIt();
    expect(again.report).toMatchObject({ new: 0, confirmed: 40_938, duplicates: 126 });
    await work.imports.requestUndo(listener, again.id);
    expect(await work.runner.run(again.id)).toBe(true);
    expect(await dump()).toEqual(before);
    const [first] = await work.imports.list(listener, 1, again.id);
    await work.imports.requestUndo(listener, first!.id);
    await work.runner.run(first!.id);
    expect(
      await one(`SELECT (SELECT count(*)::int FROM play WHERE listener_id = $1) AS plays, (SELECT count(*)::int FROM play_evidence) AS evidence,
      (SELECT count(*)::int FROM coverage) AS spans`),
    ).toEqual({ plays: 0, evidence: 0, spans: 0 });
  });
});
