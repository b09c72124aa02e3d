import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { startApi, type TestApi } from './api';
import { createListener, createTestDatabase, type TestDatabase } from './database';
import { importing, REAL_EXPORT } from './imports';

/** What was worked out from the same file without this program; lies beside it. Ranks: plays, ms, name, artist, URI. */
interface Truth {
  timeZone: string;
  plays_counted: number;
  ms_all: number;
  tracks: number;
  album_artists: number;
  active_days: number;
  longest_streak: number;
  /** Counted plays by year. */
  years: Record<string, number>;
  clock: number[][];
  top_tracks: [number, number, string, string, string][];
  top_artists: [number, number, string][];
}

const QUESTION = `query ($after: String) {
  viewer {
    stats(period: { preset: ALL_TIME }) {
      totals { plays msPlayed msEstimatedShare tracks artists activeDays }
      timeline(by: YEAR) { first plays }
      clock
      streaks { longest { days } }
      topTracks(first: 10, after: $after) {
        pageInfo { endCursor }
        edges { rank plays msPlayed node { name spotifyUrl artists { name } } }
      }
      topArtists(first: 20) { edges { rank plays msPlayed node { name } } }
    }
  }
}`;

/** One person's real record: read where it lies, never copied. The figures were computed without this program. */
(existsSync(REAL_EXPORT) ? describe : describe.skip)('A real export', () => {
  let test: TestDatabase;
  let work: ReturnType<typeof importing>;
  let listener: number;
  let api: TestApi;
  let truth: Truth;
  beforeAll(async () => {
    truth = JSON.parse(readFileSync(join(dirname(REAL_EXPORT), 'truth.json'), 'utf8')) as Truth;
    test = await createTestDatabase();
    work = importing(test.database);
    listener = await createListener(test.database, { timeZone: truth.timeZone });
    api = await startApi(test.database);
  });
  afterAll(async () => {
    work.remove();
    await api.close();
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

  it('answers through the API what was worked out without this program', async () => {
    const ask = async (after?: string) => {
      const { body } = await api.ask(QUESTION, { as: listener, variables: { after } });
      expect(body.errors).toBeUndefined();
      return body.data.viewer.stats;
    };
    const stats = await ask();
    expect(stats.totals).toEqual({
      plays: truth.plays_counted,
      msPlayed: truth.ms_all,
      msEstimatedShare: 0,
      tracks: truth.tracks,
      artists: truth.album_artists,
      activeDays: truth.active_days,
    });
    const firstYear = Number(stats.timeline.first.slice(0, 4));
    const years = stats.timeline.plays.map((plays: number, i: number) => [firstYear + i, plays]);
    expect(Object.fromEntries(years)).toEqual(truth.years);
    expect(stats.clock).toEqual(truth.clock);
    expect(stats.streaks.longest.days).toBe(truth.longest_streak);
    const more = await ask(stats.topTracks.pageInfo.endCursor);
    const tracks = [...stats.topTracks.edges, ...more.topTracks.edges].map(({ rank, plays, msPlayed, node }) => {
      const uri = node.spotifyUrl.replace('https://open.spotify.com/track/', 'spotify:track:');
      return [rank, [plays, msPlayed, node.name, node.artists[0].name, uri]];
    });
    expect(tracks).toEqual(truth.top_tracks.map((row, i) => [i + 1, row]));
    const artists = stats.topArtists.edges.map(({ rank, plays, msPlayed, node }: any) => [
      rank,
      [plays, msPlayed, node.name],
    ]);
    expect(artists).toEqual(truth.top_artists.map((row, i) => [i + 1, row]));
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
