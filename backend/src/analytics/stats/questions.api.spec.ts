import { type ApiAnswer, startApi, type TestApi } from '../../../test/api';
import { createListener, createTestDatabase, type TestDatabase } from '../../../test/database';
import { createSmallArchive, createSmallCatalogue, PLAYLIST, type SmallCatalogue } from '../../../test/small-archive';
import { toGlobalId } from '../../platform/graphql/global-id';
import { HistoryStore } from '../history/history-store';

let test: TestDatabase;
let api: TestApi;
let catalogue: SmallCatalogue;
let berlin: number;

beforeAll(async () => {
  test = await createTestDatabase();
  catalogue = await createSmallCatalogue(test.database);
  berlin = await createSmallArchive(test.database, catalogue, { timeZone: 'Europe/Berlin' });
  await createNeighbour();
  api = await startApi(test.database);
});
afterAll(async () => {
  await api.close();
  await test.drop();
});

/** Somebody else who plays every track all of March. */
async function createNeighbour(): Promise<void> {
  const neighbour = await createListener(test.database);
  await test.database.query(
    `INSERT INTO play (listener_id, played_at, track_id, ms_played, sources)
     SELECT $1, day, track, 200000, 2
     FROM generate_series('2024-03-01 12:00Z'::timestamptz, '2024-03-31 12:00Z', '1 day') day, unnest($2::int[]) track`,
    [neighbour, catalogue.tracks],
  );
}

interface Question {
  as?: number;
  period?: object;
  comparedWith?: object | null;
  filter?: object | null;
  /** Asked beside the viewer. */
  and?: string;
}

const QUERY = (fields: string, and = '') =>
  `query Q($period: PeriodInput!, $comparedWith: PeriodInput, $filter: StatsFilterInput) {
    viewer { stats(period: $period, comparedWith: $comparedWith, filter: $filter) { ${fields} } } ${and} }`;

/** Asks about March 2024 for the listener in Berlin unless told otherwise. */
function ask(fields: string, { as = berlin, and, ...variables }: Question = {}): Promise<ApiAnswer> {
  return api.ask(QUERY(fields, and), { as, variables: { period: { month: '2024-03' }, ...variables } });
}

async function statsOf(fields: string, question: Question = {}): Promise<any> {
  const { body } = await ask(fields, question);
  expect(body.errors).toBeUndefined();
  return body.data.viewer.stats;
}

const sums = async (question: Question) => {
  const { plays, msPlayed } = (await statsOf('totals { plays msPlayed }', question)).totals;
  return [plays, msPlayed];
};

describe('what a period is compared with', () => {
  const MORE = 'totals { plays }';

  it('is the one of the same kind before, and the one before that', async () => {
    const stats = await statsOf(`${MORE} previous { period { label } ${MORE} previous { period { label } ${MORE} } }`);
    expect(stats).toEqual({
      totals: { plays: 6 },
      previous: {
        period: { label: 'February 2024' },
        totals: { plays: 3 },
        previous: { period: { label: 'January 2024' }, totals: { plays: 0 } },
      },
    });
  });

  it('is nothing for all time on its own', async () => {
    const period = { preset: 'ALL_TIME' };
    expect(await statsOf('previous { totals { plays } } topTracks { edges { previousRank } }', { period })).toEqual({
      previous: null,
      topTracks: { edges: Array(4).fill({ previousRank: null }) },
    });
    const comparedWith = { month: '2024-02' };
    expect((await statsOf(`previous { ${MORE} }`, { period, comparedWith })).previous.totals.plays).toBe(3);
  });

  it('is any other when told so', async () => {
    const comparedWith = { preset: 'ALL_TIME' };
    const ranks = 'topTracks { edges { rank previousRank node { name } } }';
    expect(await statsOf(`previous { period { label } ${MORE} } ${ranks}`, { comparedWith })).toEqual({
      previous: { period: { label: 'All time' }, totals: { plays: 11 } },
      topTracks: {
        edges: [
          { rank: 1, previousRank: 1, node: { name: 'Alpha' } },
          { rank: 2, previousRank: 3, node: { name: 'Gamma' } },
          { rank: 3, previousRank: 2, node: { name: 'Beta' } },
        ],
      },
    });
  });

  it('is ranked by the same measure and the same conditions', async () => {
    const comparedWith = { preset: 'ALL_TIME' };
    const ranks = (question: Question) => statsOf('topTracks(by: TIME) { edges { previousRank } }', question);
    const { edges } = (await ranks({ comparedWith })).topTracks;
    expect(edges.map(({ previousRank }: any) => previousRank)).toEqual([1, 2, 3]);
    const artistIds = [toGlobalId('Artist', catalogue.artists[2]!)];
    expect((await ranks({ comparedWith, filter: { artistIds } })).topTracks.edges).toEqual([{ previousRank: 1 }]);
  });

  it('says where discoveries stood when periods overlap', async () => {
    const period = { days: { from: '2024-02-01', to: '2024-03-31' } };
    const comparedWith = { month: '2024-03' };
    const ranks = 'discovery { topTracks { edges { previousRank node { name } } } }';
    expect((await statsOf(ranks, { period, comparedWith })).discovery.topTracks.edges).toEqual([
      { previousRank: null, node: { name: 'Alpha' } },
      { previousRank: null, node: { name: 'Beta' } },
      { previousRank: 1, node: { name: 'Gamma' } },
    ]);
  });
});

describe('conditions', () => {
  const id = (type: keyof SmallCatalogue, index: number) => {
    const name = { artists: 'Artist', albums: 'Album', tracks: 'Track' }[type];
    return toGlobalId(name, catalogue[type][index]!);
  };

  it.each([
    ['track', () => ({ trackIds: [id('tracks', 2)] }), [2, 359_999]],
    ['one of two tracks', () => ({ trackIds: [id('tracks', 2), id('tracks', 1)] }), [3, 449_998]],
    ['artist', () => ({ artistIds: [id('artists', 0)] }), [4, 689_999]],
    ['album', () => ({ albumIds: [id('albums', 1)] }), [1, 89_999]],
    ['genre', () => ({ genres: ['rock'] }), [3, 449_998]],
    ['device', () => ({ devices: ['PHONE'] }), [3, 379_999]],
    ['unknown device', () => ({ devices: ['UNKNOWN'] }), [3, 640_000]],
    ['country', () => ({ countries: ['FR'] }), [1, 60_000]],
    ['context', () => ({ contextUris: [PLAYLIST] }), [2, 260_000]],
    ['hour', () => ({ hours: [13] }), [2, 429_999]],
    ['weekday', () => ({ weekdays: ['SUNDAY'] }), [2, 359_999]],
    ['several at once', () => ({ artistIds: [id('artists', 0)], weekdays: ['SATURDAY'], hours: [21] }), [1, 60_000]],
    ['several that no play meets', () => ({ countries: ['FR'], weekdays: ['MONDAY'] }), [0, 0]],
    ['nothing', () => ({}), [6, 1_049_998]],
    ['nothing, said as null', () => ({ trackIds: null, hours: null }), [6, 1_049_998]],
    ['an empty list', () => ({ trackIds: [] }), [0, 0]],
    ['a text that is no id', () => ({ albumIds: ['album 1'] }), [0, 0]],
    ['an id of another type', () => ({ trackIds: [id('artists', 0)] }), [0, 0]],
    [
      'an id of another type beside one that fits',
      () => ({ trackIds: [id('artists', 0), id('tracks', 2)] }),
      [2, 359_999],
    ],
    ['a track that others have played', () => ({ trackIds: [id('tracks', 4)] }), [0, 0]],
    ['a track that does not exist', () => ({ trackIds: [toGlobalId('Track', 2_000_000_000)] }), [0, 0]],
    ['what no play can have', () => ({ genres: ['polka'], countries: ['XX'], contextUris: ['spotify:x'] }), [0, 0]],
  ])('by %s', async (_name, filter, expected) => expect(await sums({ filter: filter() })).toEqual(expected));

  it('hold for every statistic', async () => {
    const filter = { weekdays: ['SUNDAY'] };
    const fields =
      'totals { activeDays tracks } topArtists { edges { node { name } plays } } streaks { longest { days } } playback { storedPlays }';
    expect(await statsOf(fields, { filter })).toEqual({
      totals: { activeDays: 2, tracks: 1 },
      topArtists: { edges: [{ node: { name: 'Cy' }, plays: 2 }] },
      streaks: { longest: { days: 1 } },
      playback: { storedPlays: 2 },
    });
  });

  it.each([
    ['more than 50 entries', { trackIds: Array(51).fill(toGlobalId('Track', 1)) }],
    ['more than 50 equal entries', { hours: Array(51).fill(1) }],
    ['an hour that no clock has', { hours: [24] }],
    ['an hour below zero', { hours: [-1] }],
    ['a day that no week has', { weekdays: ['SOMEDAY'] }],
    ['a device that nobody makes', { devices: ['TOASTER'] }],
  ])('are refused with a sentence: %s', async (_name, filter) => {
    const { body } = await ask('totals { plays }', { filter });
    expect(body.errors[0].extensions.code).toBe('BAD_USER_INPUT');
    expect(body.errors[0].message).toMatch(/[.?]$/);
    expect(body.data?.viewer ?? null).toBeNull();
  });

  it('may have 50 entries', async () => {
    const genres = Array.from({ length: 50 }, (_, index) => (index === 49 ? 'soul' : `genre ${index}`));
    expect(await sums({ filter: { genres } })).toEqual([4, 689_999]);
  });
});

describe('the listener’s settings', () => {
  const clockOf = async (as: number) => {
    const { clock, totals } = await statsOf('clock totals { plays activeDays }', { as });
    const cells = clock.flatMap((hours: number[], day: number) =>
      hours.flatMap((plays, hour) => (plays ? [`${day} ${hour}h ${plays}`] : [])),
    );
    return { cells, ...totals };
  };

  it('decide in which month and hour a play is', async () => {
    const kathmandu = await createSmallArchive(test.database, catalogue, { timeZone: 'Asia/Kathmandu' });
    expect(await clockOf(kathmandu)).toEqual({
      plays: 6,
      activeDays: 4,
      cells: ['0 2h 1', '4 5h 1', '4 17h 2', '6 1h 1', '6 10h 1'],
    });
    const utc = await createSmallArchive(test.database, catalogue, { timeZone: 'UTC' });
    expect(await clockOf(utc)).toEqual({
      plays: 6,
      activeDays: 5,
      cells: ['4 12h 2', '5 20h 1', '6 5h 1', '6 20h 1', '6 22h 1'],
    });
  });

  it('decide which day it is', async () => {
    const as = await createListener(test.database, { timeZone: 'Asia/Kathmandu' });
    const late = await startApi(test.database, [], '2024-04-02T18:30:00Z');
    const { body } = await late.ask('{ viewer { stats(period: { preset: TODAY }) { period { firstDay from } } } }', {
      as,
    });
    await late.close();
    expect(body.data.viewer.stats.period).toEqual({ firstDay: '2024-04-03', from: '2024-04-02T18:15:00.000Z' });
  });

  it('decide when weeks begin', async () => {
    const weekStart = { weekStart: 'SUNDAY', timeZone: 'Europe/Berlin' };
    const as = await createSmallArchive(test.database, catalogue, weekStart);
    expect((await statsOf('timeline(by: WEEK) { starts plays }', { as })).timeline).toEqual({
      starts: ['2024-02-25', '2024-03-03', '2024-03-10', '2024-03-17', '2024-03-24', '2024-03-31'],
      plays: [4, 1, 1, 0, 0, 0],
    });
  });

  it.each([
    ['THIRTY_SECONDS', 6],
    ['HALF_OF_TRACK', 5],
    ['EVERYTHING', 7],
  ])('decide what counts: %s', async (countingRule, plays) => {
    const as = await createSmallArchive(test.database, catalogue, { timeZone: 'Europe/Berlin', countingRule });
    expect(await sums({ as })).toEqual([plays, 1_049_998]);
  });
});

describe('a counting rule that is not the listener’s', () => {
  const RULES = ['THIRTY_SECONDS', 'HALF_OF_TRACK', 'EVERYTHING'] as const;
  const FIELDS = `totals { plays msPlayed tracks artists firstPlayedAt } previous { totals { plays } discovery { tracks } }
    topTracks { edges { rank previousRank plays node { name } } } discovery { tracks } streaks { longest { days } } clock`;

  it('is tried out: everything is as if it were', async () => {
    const as = (rule: string) => `${rule}: stats(period: { month: "2024-03" }, countingRule: ${rule}) { ${FIELDS} }`;
    const { body } = await api.ask(`{ viewer { ${RULES.map(as).join(' ')} } }`, { as: berlin });
    expect(body.data.viewer.EVERYTHING).not.toEqual(body.data.viewer.HALF_OF_TRACK);
    for (const countingRule of RULES) {
      const whose = await createSmallArchive(test.database, catalogue, { timeZone: 'Europe/Berlin', countingRule });
      expect(body.data.viewer[countingRule]).toEqual(await statsOf(FIELDS, { as: whose }));
    }
  });

  it('changes nothing for what is asked beside it', async () => {
    const query = `{ viewer { countingRule a: stats(period: { month: "2024-03" }, countingRule: EVERYTHING) { totals { plays } }
      b: stats(period: { month: "2024-03" }, countingRule: null) { totals { plays } } } }`;
    const { body } = await api.ask(query, { as: berlin });
    expect(body.data.viewer).toEqual({
      countingRule: 'THIRTY_SECONDS',
      a: { totals: { plays: 7 } },
      b: { totals: { plays: 6 } },
    });
  });

  it('is refused when there is no such rule', async () => {
    const { body } = await api.ask(
      '{ viewer { stats(period: { year: 2024 }, countingRule: TEN_SECONDS) { totals { plays } } } }',
      { as: berlin },
    );
    expect(body.errors[0].extensions.code).toBe('BAD_USER_INPUT');
  });
});

describe('others', () => {
  it('are never part of an answer', async () => {
    const none = await createListener(test.database);
    const fields = `totals { plays msPlayed tracks } topTracks { edges { rank } } topContexts { edges { rank } }
      discovery { tracks } playback { storedPlays } previous { totals { plays } }`;
    expect(await statsOf(fields, { as: none })).toEqual({
      totals: { plays: 0, msPlayed: 0, tracks: 0 },
      topTracks: { edges: [] },
      topContexts: { edges: [] },
      discovery: { tracks: 0 },
      playback: { storedPlays: 0 },
      previous: { totals: { plays: 0 } },
    });
  });

  it('get no statistics without signing in', async () => {
    const { body } = await api.ask(QUERY('totals { plays }'), { variables: { period: { year: 2024 } } });
    expect(body.data).toEqual({ viewer: null });
  });
});

describe('cursors', () => {
  const cursorOf = async (list: string) =>
    (await statsOf(`${list} { pageInfo { endCursor } }`))[list.replace(/\(.*/, '')].pageInfo.endCursor;

  it.each([
    ['of another list', () => cursorOf('topArtists')],
    ['of the list by another measure', () => cursorOf('topTracks(by: TIME)')],
    ['cut short', async () => (await cursorOf('topTracks')).slice(0, -1)],
    ['made up', () => Promise.resolve(Buffer.from('top-TRACKS-by-PLAYS -1').toString('base64url'))],
    ['that is none', () => Promise.resolve('3')],
  ])('%s are refused', async (_name, cursor) => {
    const { body } = await ask(`topTracks(after: "${await cursor()}") { edges { rank } }`);
    expect(body.errors[0]).toMatchObject({
      extensions: { code: 'BAD_USER_INPUT' },
      message: 'This is not a cursor of this list.',
    });
  });

  it('behind the last rank find nothing', async () => {
    const after = await cursorOf('topTracks');
    expect(
      (await statsOf(`topTracks(after: "${after}") { edges { rank } pageInfo { hasNextPage } }`)).topTracks,
    ).toEqual({
      edges: [],
      pageInfo: { hasNextPage: false },
    });
  });
});

describe('too many steps', () => {
  const period = { days: { from: '1900-01-01', to: '2099-12-31' } };

  it.each(['timeline(by: HOUR) { plays }', 'timeline(by: DAY) { plays }', 'calendar { plays }'])(
    'are refused with a sentence: %s',
    async (field) => {
      const historyOf = jest.spyOn(HistoryStore.prototype, 'historyOf');
      const { status, body } = await ask(field, { period });
      expect(historyOf).not.toHaveBeenCalled();
      historyOf.mockRestore();
      expect([status, body.errors[0].extensions.code]).toEqual([400, 'BAD_USER_INPUT']);
      expect(body.errors[0].message).toMatch(/at most 20,000 steps.*\.$/);
    },
  );

  it('leave alone what else was asked', async () => {
    const { status, body } = await ask('calendar { plays }', { period, and: 'service { demo }' });
    expect([status, body.data]).toEqual([200, { viewer: null, service: { demo: true } }]);
  });

  it('are not in months', async () => {
    expect((await statsOf('timeline(by: MONTH) { plays }', { period })).timeline.plays).toHaveLength(2_400);
  });
});

it.each([{ month: '2024-13' }, {}, { days: { from: '2024-03-02', to: '2024-03-01' } }])(
  'refuses to compare with the period %j',
  async (comparedWith) => {
    const { body } = await ask('totals { plays }', { comparedWith });
    expect(body.errors[0].extensions.code).toBe('BAD_USER_INPUT');
  },
);
