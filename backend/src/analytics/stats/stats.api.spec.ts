import { startApi, type TestApi } from '../../../test/api';
import { createTestDatabase, type TestDatabase } from '../../../test/database';
import { ALBUM_ONE, COLLECTION, createSmallArchive, createSmallCatalogue, PLAYLIST } from '../../../test/small-archive';

let test: TestDatabase;
let api: TestApi;
let listener: number;

beforeAll(async () => {
  test = await createTestDatabase();
  const catalogue = await createSmallCatalogue(test.database);
  listener = await createSmallArchive(test.database, catalogue, { timeZone: 'Europe/Berlin' });
  api = await startApi(test.database);
});
afterAll(async () => {
  await api.close();
  await test.drop();
});

/** What the API says of a period; March 2024 unless told otherwise. */
async function statsOf(fields: string, period = '{ month: "2024-03" }'): Promise<any> {
  const { body } = await api.ask(`{ viewer { stats(period: ${period}) { ${fields} } } }`, { as: listener });
  expect(body.errors).toBeUndefined();
  return body.data.viewer.stats;
}

/** Numbers with so many places before the first that is not 0, and nothing behind. */
const sparse = (length: number, entries: Record<number, number>) =>
  Array.from({ length }, (_, index) => entries[index] ?? 0);

it('answers totals', async () => {
  const fields = 'plays msPlayed msEstimatedShare tracks artists albums genres activeDays firstPlayedAt lastPlayedAt';
  expect((await statsOf(`totals { ${fields} }`)).totals).toEqual({
    plays: 6,
    msPlayed: 1_049_998,
    msEstimatedShare: 200_000 / 1_049_998,
    tracks: 3,
    artists: 3,
    albums: 3,
    genres: 3,
    activeDays: 4,
    firstPlayedAt: '2024-02-29T23:30:00.000Z',
    lastPlayedAt: '2024-03-10T05:00:00.000Z',
  });
});

it('says how a period was resolved', async () => {
  expect((await statsOf('period { from to firstDay lastDay label }')).period).toEqual({
    from: '2024-02-29T23:00:00.000Z',
    to: '2024-03-31T22:00:00.000Z',
    firstDay: '2024-03-01',
    lastDay: '2024-03-31',
    label: 'March 2024',
  });
});

describe('ranks', () => {
  const ENTRY = 'rank previousRank plays msPlayed';
  const entry = (rank: number, previousRank: number | null, plays: number, msPlayed: number) => ({
    rank,
    previousRank,
    plays,
    msPlayed,
  });

  it.each([
    ['topTracks', [{ name: 'Alpha' }, { name: 'Gamma' }, { name: 'Beta' }]],
    ['topAlbums', [{ name: 'One' }, { name: 'Three' }, { name: 'Two' }]],
  ])('%s by plays, with the rank of the month before', async (list, nodes) => {
    const { edges } = (await statsOf(`${list} { edges { ${ENTRY} node { name } } }`))[list];
    expect(edges).toEqual([
      { ...entry(1, 2, 3, 600_000), node: nodes[0] },
      { ...entry(2, null, 2, 359_999), node: nodes[1] },
      { ...entry(3, 1, 1, 89_999), node: nodes[2] },
    ]);
  });

  it('artists, each credited one', async () => {
    const { topArtists } = await statsOf(`topArtists { edges { ${ENTRY} node { name } } }`);
    expect(topArtists.edges).toEqual([
      { ...entry(1, 1, 4, 689_999), node: { name: 'Ada' } },
      { ...entry(2, null, 2, 359_999), node: { name: 'Cy' } },
      { ...entry(3, 2, 1, 89_999), node: { name: 'Bo' } },
    ]);
  });

  it('genres, each once for a play', async () => {
    const { topGenres } = await statsOf(`topGenres { edges { ${ENTRY} node { name } } }`);
    expect(topGenres.edges).toEqual([
      { ...entry(1, 1, 6, 1_049_998), node: { name: 'jazz' } },
      { ...entry(2, 2, 4, 689_999), node: { name: 'soul' } },
      { ...entry(3, 3, 3, 449_998), node: { name: 'rock' } },
    ]);
  });

  it('what was played from', async () => {
    const { topContexts } = await statsOf(`topContexts { edges { ${ENTRY} node { uri kind name spotifyUrl } } }`);
    const playlist = `https://open.spotify.com/playlist/${PLAYLIST.split(':')[2]}`;
    const album = `https://open.spotify.com/album/${ALBUM_ONE.split(':')[2]}`;
    const liked = 'https://open.spotify.com/collection/tracks';
    expect(topContexts.edges).toEqual([
      { ...entry(1, null, 2, 260_000), node: { uri: PLAYLIST, kind: 'PLAYLIST', name: null, spotifyUrl: playlist } },
      { ...entry(2, null, 1, 200_000), node: { uri: ALBUM_ONE, kind: 'ALBUM', name: 'One', spotifyUrl: album } },
      { ...entry(3, null, 1, 119_999), node: { uri: COLLECTION, kind: 'COLLECTION', name: null, spotifyUrl: liked } },
    ]);
  });

  it('by plays or by time listened', async () => {
    const list = (by: string) => `by${by}: topTracks(by: ${by}) { edges { plays msPlayed node { name } } }`;
    const { byPLAYS, byTIME } = await statsOf(`${list('PLAYS')} ${list('TIME')}`, '{ preset: ALL_TIME }');
    const row = (name: string, plays: number, msPlayed: number) => ({ plays, msPlayed, node: { name } });
    const [alpha, beta, gamma] = [row('Alpha', 4, 800_000), row('Beta', 3, 289_999), row('Gamma', 2, 359_999)];
    const delta = row('Delta', 2, 40_000);
    expect(byPLAYS.edges).toEqual([alpha, beta, gamma, delta]);
    expect(byTIME.edges).toEqual([alpha, gamma, beta, delta]);
  });

  it('page by page, each rank once', async () => {
    const page = async (after: string) => {
      const { topTracks } = await statsOf(
        `topTracks(first: 2${after}) { edges { rank node { name } } pageInfo { hasNextPage endCursor } }`,
        '{ preset: ALL_TIME }',
      );
      return topTracks;
    };
    const first = await page('');
    const second = await page(`, after: "${first.pageInfo.endCursor}"`);
    expect([...first.edges, ...second.edges].map(({ rank, node }) => `${rank} ${node.name}`)).toEqual([
      '1 Alpha',
      '2 Beta',
      '3 Gamma',
      '4 Delta',
    ]);
    expect([first.pageInfo.hasNextPage, second.pageInfo.hasNextPage]).toEqual([true, false]);
  });
});

describe('time', () => {
  const timeline = async (by: string) =>
    (await statsOf(`timeline(by: ${by}) { by first starts plays msPlayed }`)).timeline;

  it('by day, over the whole month', async () => {
    const { starts, ...columns } = await timeline('DAY');
    expect(columns).toEqual({
      by: 'DAY',
      first: '2024-03-01',
      plays: sparse(31, { 0: 3, 1: 1, 2: 1, 9: 1 }),
      msPlayed: sparse(31, { 0: 600_000, 1: 89_999, 2: 119_999, 9: 240_000 }),
    });
    expect([starts.length, starts[0], starts[30]]).toEqual([31, '2024-03-01', '2024-03-31']);
  });

  it('by week, month and year', async () => {
    expect(await timeline('WEEK')).toEqual({
      by: 'WEEK',
      first: '2024-02-26',
      starts: ['2024-02-26', '2024-03-04', '2024-03-11', '2024-03-18', '2024-03-25'],
      plays: [5, 1, 0, 0, 0],
      msPlayed: [809_998, 240_000, 0, 0, 0],
    });
    expect(await timeline('MONTH')).toMatchObject({ starts: ['2024-03-01'], plays: [6] });
    expect(await timeline('YEAR')).toMatchObject({ starts: ['2024-01-01'], plays: [6] });
  });

  it('by hour, the night of the clock change included', async () => {
    const { first, plays } = await timeline('HOUR');
    expect(first).toBe('2024-03-01T00');
    expect(plays).toEqual(sparse(31 * 24, { 0: 1, 13: 2, 45: 1, 69: 1, 222: 1 }));
  });

  it('on the clock', async () => {
    const { clock } = await statsOf('clock');
    const none = sparse(24, {});
    const [friday, saturday, sunday] = [
      sparse(24, { 0: 1, 13: 2 }),
      sparse(24, { 21: 1 }),
      sparse(24, { 6: 1, 21: 1 }),
    ];
    expect(clock).toEqual([none, none, none, none, friday, saturday, sunday]);
  });

  it('in the calendar', async () => {
    const { calendar } = await statsOf('calendar { firstDay plays msPlayed levels busiestDay { day plays msPlayed } }');
    expect(calendar).toEqual({
      firstDay: '2024-03-01',
      plays: sparse(31, { 0: 3, 1: 1, 2: 1, 9: 1 }),
      msPlayed: sparse(31, { 0: 600_000, 1: 89_999, 2: 119_999, 9: 240_000 }),
      levels: sparse(31, { 0: 4, 1: 1, 2: 1, 9: 1 }),
      busiestDay: { day: '2024-03-01', plays: 3, msPlayed: 600_000 },
    });
  });
});

describe('how somebody listens', () => {
  const STREAKS = 'streaks { longest { days firstDay lastDay } current { days firstDay lastDay } }';
  const longest = { days: 3, firstDay: '2024-03-01', lastDay: '2024-03-03' };

  it('day after day', async () => {
    expect((await statsOf(STREAKS)).streaks).toEqual({ longest, current: null });
    const yesterday = { days: 1, firstDay: '2024-04-01', lastDay: '2024-04-01' };
    expect((await statsOf(STREAKS, '{ preset: ALL_TIME }')).streaks).toEqual({ longest, current: yesterday });
  });

  it('at a stretch', async () => {
    const { sessions } = await statsOf(
      'sessions { count averageMs averagePlays longest { startedAt endedAt ms plays } }',
    );
    expect(sessions).toEqual({
      count: 5,
      averageMs: 1_119_999 / 5,
      averagePlays: 6 / 5,
      longest: {
        startedAt: '2024-03-01T11:56:40.000Z',
        endedAt: '2024-03-01T12:05:00.000Z',
        ms: 500_000,
        plays: 2,
      },
    });
  });

  it('at which times', async () => {
    const { habits } = await statsOf('habits { timeOfDay week peakHour peakWeekday shares { timeOfDay share } }');
    expect(habits).toEqual({
      timeOfDay: 'AFTERNOON_LISTENER',
      week: 'WEEKEND_WARRIOR',
      peakHour: 13,
      peakWeekday: 'FRIDAY',
      shares: [
        { timeOfDay: 'MORNING_BIRD', share: 1 / 6 },
        { timeOfDay: 'AFTERNOON_LISTENER', share: 2 / 6 },
        { timeOfDay: 'EVENING_ENTHUSIAST', share: 2 / 6 },
        { timeOfDay: 'NIGHT_OWL', share: 1 / 6 },
      ],
    });
  });

  it('to what is new', async () => {
    const list = (name: string) => `${name} { edges { rank previousRank plays node { name } } }`;
    const { discovery } = await statsOf(
      `discovery { tracks artists albums plays ${list('topTracks')} ${list('topArtists')} ${list('topAlbums')} }`,
    );
    const only = (name: string) => ({ edges: [{ rank: 1, previousRank: null, plays: 2, node: { name } }] });
    expect(discovery).toEqual({
      tracks: 1,
      artists: 1,
      albums: 1,
      plays: 2,
      topTracks: only('Gamma'),
      topArtists: only('Cy'),
      topAlbums: only('Three'),
    });
  });

  it('to how much of different kinds', async () => {
    const { diversity } = await statsOf('diversity { score label artistVariety evenness trackVariety }');
    // 0.4 * 100 (3 artists in 6 plays) + 0.4 * 33.3 (Ada takes 4 of 6) + 0.2 * 100 (3 tracks in 6 plays)
    expect(diversity).toEqual({
      score: 73,
      label: 'BALANCED_LISTENER',
      artistVariety: 100,
      evenness: 33,
      trackVariety: 100,
    });
  });

  it('on what and how', async () => {
    const known = ['skips', 'shuffle', 'offline', 'private', 'explicit'].map((fact) => `${fact} { plays known }`);
    const { playback } = await statsOf(`playback { plays storedPlays contextsKnown ${known.join(' ')}
      completion { completed known averageShare measured }
      devices { kind plays msPlayed } countries { code plays msPlayed } decades { decade plays msPlayed } }`);
    const { averageShare, ...completion } = playback.completion;
    expect(averageShare).toBeCloseTo((1 + 1 + 0.29999 + 0.6 + 119_999 / 240_000 + 1) / 6, 12);
    expect({ ...playback, completion }).toEqual({
      plays: 6,
      storedPlays: 7,
      skips: { plays: 1, known: 4 },
      completion: { completed: 2, known: 4, measured: 6 },
      shuffle: { plays: 2, known: 3 },
      offline: { plays: 1, known: 3 },
      private: { plays: 0, known: 3 },
      explicit: { plays: 3, known: 4 },
      contextsKnown: 4,
      devices: [{ kind: 'PHONE', plays: 3, msPlayed: 379_999 }],
      countries: [
        { code: 'DE', plays: 2, msPlayed: 349_998 },
        { code: 'FR', plays: 1, msPlayed: 60_000 },
      ],
      decades: [
        { decade: 1990, plays: 5, msPlayed: 959_999 },
        { decade: 2000, plays: 1, msPlayed: 89_999 },
      ],
    });
  });
});

it('answers a period without plays', async () => {
  const fields = `totals { plays msPlayed msEstimatedShare firstPlayedAt } topGenres { edges { rank } } diversity { score } habits { peakHour }
    timeline(by: YEAR) { plays } sessions { count averageMs longest { ms } } streaks { longest { days } } discovery { plays topTracks { edges { rank } } }
    calendar { busiestDay { day } } playback { plays completion { averageShare } devices { kind } }`;
  expect(await statsOf(fields, '{ year: 2020 }')).toEqual({
    totals: { plays: 0, msPlayed: 0, msEstimatedShare: 0, firstPlayedAt: null },
    topGenres: { edges: [] },
    diversity: null,
    habits: null,
    timeline: { plays: [0] },
    sessions: { count: 0, averageMs: 0, longest: null },
    streaks: { longest: null },
    discovery: { plays: 0, topTracks: { edges: [] } },
    calendar: { busiestDay: null },
    playback: { plays: 0, completion: { averageShare: null }, devices: [] },
  });
});
