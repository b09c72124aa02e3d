import { startApi, type TestApi } from '../../../test/api';
import { createListener, createTestDatabase, type TestDatabase } from '../../../test/database';
import { createCatalog, storePlays, type TestTrack } from '../../../test/listening';
import { statementsOf } from '../../../test/statements';
import { toGlobalId } from '../../platform/graphql/global-id';

let test: TestDatabase;
let api: TestApi;
let listener: number;
let other: number;
let tracks: TestTrack[];

const HALO = 0;
const LOVE = 1;
const ROAD = 2;
const FOREIGN = 3;
const HIT = 4;

/** Local times of Kathmandu (UTC+5:45) as instants. */
const local = (text: string) => Date.parse(`${text}+05:45`);

beforeAll(async () => {
  test = await createTestDatabase();
  listener = await createListener(test.database, { timeZone: 'Asia/Kathmandu' });
  other = await createListener(test.database);
  tracks = await createCatalog(test.database, {
    artists: ['Ada', 'Bo', 'Foreign', 'Various Artists', 'Guest'],
    albums: [
      { name: 'First', artist: 0 },
      { name: 'Second', artist: 0 },
      { name: 'Foreign', artist: 2 },
      { name: 'Best of', artist: 3 },
    ],
    tracks: [
      { name: 'Halo', durationMs: 100_000, album: 0, artists: [0] },
      { name: 'Love', durationMs: 200_000, album: 1, artists: [0, 1] },
      { name: 'Road', durationMs: 300_000, album: 1, artists: [1] },
      { name: 'Foreign', durationMs: 1, album: 2, artists: [2] },
      { name: 'Hit', durationMs: 1, album: 3, artists: [4] },
    ],
  });
  const play = (track: number, at: string, msPlayed: number | null) => ({
    track: tracks[track] as TestTrack,
    playedAt: local(at),
    msPlayed,
  });
  await storePlays(test.database, listener, [
    play(HALO, '2024-02-29T23:59:00', 100_000),
    play(HALO, '2024-03-01T00:01:00', 90_000),
    play(HALO, '2024-03-01T00:03:00', null),
    play(HALO, '2024-03-01T00:04:00', 10_000),
    play(LOVE, '2024-03-01T08:00:00', 200_000),
    play(ROAD, '2024-03-02T08:00:00', 300_000),
    play(ROAD, '2024-03-03T08:00:00', 300_000),
    play(ROAD, '2024-03-03T09:00:00', 300_000),
    play(ROAD, '2024-03-03T09:30:00', 300_000),
  ]);
  await storePlays(test.database, other, [{ track: tracks[FOREIGN] as TestTrack, playedAt: 1e12, msPlayed: 1 }]);
  api = await startApi(test.database);
});
afterAll(async () => {
  await api.close();
  await test.drop();
});

async function viewer(query: string, variables: Record<string, unknown> = {}, as = listener): Promise<any> {
  const { body } = await api.ask(query, { as, variables });
  expect(body.errors).toBeUndefined();
  return body.data.viewer;
}

const id = (type: 'Track' | 'Artist' | 'Album', track: number) => {
  const { id: key, artistIds, albumId } = tracks[track] as TestTrack;
  return toGlobalId(type, { Track: key, Artist: artistIds[0] as number, Album: albumId as number }[type]);
};

const FACTS = 'plays msPlayed rank firstPlayedAt lastPlayedAt bestDay { day plays msPlayed }';

it('tells what all time says of a track', async () => {
  const query = `query Q($id: ID!) { viewer { track(id: $id) { name durationMs artists { name } album { name } stats { period { label } ${FACTS} } } } }`;
  expect((await viewer(query, { id: id('Track', HALO) })).track).toEqual({
    name: 'Halo',
    durationMs: 100_000,
    artists: [{ name: 'Ada' }],
    album: { name: 'First' },
    stats: {
      period: { label: 'All time' },
      plays: 3,
      msPlayed: 300_000,
      rank: 2,
      firstPlayedAt: '2024-02-29T18:14:00.000Z',
      lastPlayedAt: '2024-02-29T18:18:00.000Z',
      bestDay: { day: '2024-03-01', plays: 2, msPlayed: 200_000 },
    },
  });
});

it('tells how much of the time is the length of tracks because nobody knows better', async () => {
  const query = 'query Q($id: ID!) { viewer { track(id: $id) { stats { msPlayed msEstimatedShare } } } }';
  const stats = async (track: number) => (await viewer(query, { id: id('Track', track) })).track.stats;
  expect(await stats(HALO)).toEqual({ msPlayed: 300_000, msEstimatedShare: 1 / 3 });
  expect(await stats(ROAD)).toEqual({ msPlayed: 1_200_000, msEstimatedShare: 0 });
});

it('tells what a period says of an artist: days, hours and rank are those of the zone and the period', async () => {
  const query = `query Q($id: ID!) { viewer { artist(id: $id) { name stats(period: { days: { from: "2024-03-01", to: "2024-03-02" } }) {
    ${FACTS} timeline(by: DAY) { first plays msPlayed } clock
    topTracks { edges { rank plays node { name } } } topAlbums(by: TIME) { edges { rank plays msPlayed node { name } } }
  } } } }`;
  const { name, stats } = (await viewer(query, { id: id('Artist', HALO) })).artist;
  const { clock, ...others } = stats;
  expect([name, others]).toEqual([
    'Ada',
    {
      plays: 3,
      msPlayed: 400_000,
      rank: 1,
      firstPlayedAt: '2024-02-29T18:16:00.000Z',
      lastPlayedAt: '2024-03-01T02:15:00.000Z',
      bestDay: { day: '2024-03-01', plays: 3, msPlayed: 400_000 },
      timeline: { first: '2024-03-01', plays: [3, 0], msPlayed: [400_000, 0] },
      topTracks: {
        edges: [
          { rank: 1, plays: 2, node: { name: 'Halo' } },
          { rank: 2, plays: 1, node: { name: 'Love' } },
        ],
      },
      topAlbums: {
        edges: [
          { rank: 1, plays: 2, msPlayed: 200_000, node: { name: 'First' } },
          { rank: 2, plays: 1, msPlayed: 200_000, node: { name: 'Second' } },
        ],
      },
    },
  ]);
  const friday = Array(24).fill(0);
  [friday[0], friday[8]] = [2, 1];
  expect(clock).toEqual([...Array(7).keys()].map((day) => (day === 4 ? friday : Array(24).fill(0))));
});

it('tells rank movement within an album', async () => {
  const query = `query Q($id: ID!) { viewer { album(id: $id) { stats(period: { days: { from: "2024-03-03", to: "2024-03-03" } }) {
    topTracks(first: 1) { edges { rank previousRank node { name } } pageInfo { hasNextPage } } } } } }`;
  expect((await viewer(query, { id: id('Album', ROAD) })).album.stats.topTracks).toEqual({
    edges: [{ rank: 1, previousRank: 1, node: { name: 'Road' } }],
    pageInfo: { hasNextPage: false },
  });
});

it('says zero and null of a period without plays', async () => {
  const query = `query Q($id: ID!) { viewer { album(id: $id) { stats(period: { year: 2020 }) { ${FACTS} timeline(by: YEAR) { plays } } } } }`;
  expect((await viewer(query, { id: id('Album', HALO) })).album.stats).toEqual({
    plays: 0,
    msPlayed: 0,
    rank: null,
    firstPlayedAt: null,
    lastPlayedAt: null,
    bestDay: null,
    timeline: { plays: [0] },
  });
});

it('lists the plays of an item, counted or not, in pages', async () => {
  const query = `query Q($id: ID!, $after: String) { viewer { artist(id: $id) { plays(first: 3, after: $after) {
    edges { node { playedAt counted track { name } } } pageInfo { endCursor hasNextPage } } } } }`;
  const names = async (after: string | null) => (await viewer(query, { id: id('Artist', HALO), after })).artist.plays;
  const first = await names(null);
  expect(first.edges.map(({ node }: any) => [node.track.name, node.counted])).toEqual([
    ['Love', true],
    ['Halo', false],
    ['Halo', true],
  ]);
  const second = await names(first.pageInfo.endCursor);
  expect(second.edges.map(({ node }: any) => node.playedAt)).toEqual([
    '2024-02-29T18:16:00.000Z',
    '2024-02-29T18:14:00.000Z',
  ]);
  expect(second.pageInfo.hasNextPage).toBe(false);
});

it('finds the artist of a compilation, without plays, for those who have played something of it', async () => {
  const track = tracks[HIT] as TestTrack;
  const fan = await createListener(test.database);
  await storePlays(test.database, fan, [{ track, playedAt: 1e12, msPlayed: 30_000 }]);
  const album = 'query Q($id: ID!) { viewer { album(id: $id) { artist { id } } } }';
  const { artist } = (await viewer(album, { id: id('Album', HIT) }, fan)).album;
  const query = 'query Q($id: ID!) { viewer { artist(id: $id) { name stats { plays msPlayed rank } } } }';
  expect((await viewer(query, artist, fan)).artist).toEqual({
    name: 'Various Artists',
    stats: { plays: 0, msPlayed: 0, rank: null },
  });
  expect((await viewer(query, artist, listener)).artist).toBeNull();
});

describe('what the listener has not played', () => {
  const query =
    'query Q($track: ID!, $artist: ID!, $album: ID!) { viewer { track(id: $track) { id } artist(id: $artist) { id } album(id: $album) { id } } }';

  it('does not exist, whether others have played it, nobody has, it is of another type, or its id is none', async () => {
    const foreign = { track: id('Track', FOREIGN), artist: id('Artist', FOREIGN), album: id('Album', FOREIGN) };
    const missing = {
      track: toGlobalId('Track', 9e8),
      artist: toGlobalId('Artist', 9e8),
      album: toGlobalId('Album', 9e8),
    };
    const mixed = { track: id('Album', HALO), artist: id('Track', HALO), album: toGlobalId('Viewer', listener) };
    const broken = ['', 'x', 'Track:1', 'VHJhY2s6MQ=='].map((text) => ({ track: text, artist: text, album: text }));
    for (const variables of [foreign, missing, mixed, ...broken]) {
      expect(await viewer(query, variables)).toEqual({ track: null, artist: null, album: null });
    }
    expect(await viewer(query, foreign, other)).toEqual({
      track: { id: foreign.track },
      artist: { id: foreign.artist },
      album: { id: foreign.album },
    });
  });

  it('stays away also when a play of it is taken back', async () => {
    const gone = await createListener(test.database);
    await storePlays(test.database, gone, [
      { track: tracks[HALO] as TestTrack, playedAt: 1e12, msPlayed: 1 },
      { track: tracks[ROAD] as TestTrack, playedAt: 2e12, msPlayed: 1 },
    ]);
    const track = 'query Q($id: ID!) { viewer { track(id: $id) { name } } }';
    const ask = () => viewer(track, { id: id('Track', HALO) }, gone);
    expect(await ask()).toEqual({ track: { name: 'Halo' } });
    await test.database.query('DELETE FROM play WHERE listener_id = $1 AND track_id = $2', [
      gone,
      (tracks[HALO] as TestTrack).id,
    ]);
    await test.database.query('DELETE FROM play_chunk WHERE listener_id = $1', [gone]);
    await test.database.query('UPDATE archive_state SET version = version + 1 WHERE listener_id = $1', [gone]);
    expect(await ask()).toEqual({ track: null });
  });
});

describe('node', () => {
  const node = async (nodeId: string, as?: number) => {
    const query =
      'query Q($id: ID!) { node(id: $id) { __typename id ... on Track { name stats { plays } } ... on Artist { name } ... on Album { name } ... on Viewer { timeZone } } }';
    return (await api.ask(query, { as, variables: { id: nodeId } })).body;
  };

  it('finds everything of the listener by its id', async () => {
    const found = await Promise.all(
      [id('Track', HALO), id('Artist', HALO), id('Album', HALO), toGlobalId('Viewer', listener)].map(
        async (nodeId) => (await node(nodeId, listener)).data.node,
      ),
    );
    expect(found).toEqual([
      { __typename: 'Track', id: id('Track', HALO), name: 'Halo', stats: { plays: 3 } },
      { __typename: 'Artist', id: id('Artist', HALO), name: 'Ada' },
      { __typename: 'Album', id: id('Album', HALO), name: 'First' },
      { __typename: 'Viewer', id: toGlobalId('Viewer', listener), timeZone: 'Asia/Kathmandu' },
    ]);
  });

  it('finds nothing of others, nothing that is no node, and nothing for strangers', async () => {
    const hidden = [
      id('Track', FOREIGN),
      toGlobalId('Viewer', other),
      toGlobalId('Play', '1.2.3'),
      toGlobalId('Nothing', 1),
      '',
      'x',
      'Track:1',
    ];
    for (const nodeId of hidden) expect(await node(nodeId, listener)).toEqual({ data: { node: null } });
    for (const nodeId of [id('Track', HALO), toGlobalId('Viewer', listener)]) {
      expect(await node(nodeId)).toEqual({ data: { node: null } });
    }
  });
});

it('works out only what is asked for, once the history is there', async () => {
  const query = `query Q($id: ID!) { viewer { a: track(id: $id) { stats { plays } } b: artist(id: $id) { id } } }`;
  const ask = () => api.ask(query, { as: listener, variables: { id: id('Track', HALO) } });
  await ask();
  const statements = await statementsOf(test.database, ask);
  const others = statements.filter((sql) => !/FROM listener\s/.test(sql));
  expect(others).toEqual([expect.stringContaining('FROM track')]);
});

it('refuses to look at every play for each of many things, before anything is read', async () => {
  const list = (fields: string) =>
    `{ viewer { stats(period: { preset: ALL_TIME }) { topTracks(first: 100) { edges { node { ${fields} } } } } } }`;
  for (const fields of ['stats { plays }', 'plays(first: 1) { edges { cursor } }']) {
    const answers: any[] = [];
    const statements = await statementsOf(test.database, async () => {
      answers.push(await api.ask(list(fields), { as: listener }));
    });
    expect(answers[0].body.errors[0].extensions.code).toBe('BAD_USER_INPUT');
    expect(statements.filter((sql) => !/FROM listener\s/.test(sql))).toEqual([]);
  }
  const { body } = await api.ask(list('stats { plays }').replace('100', '10'), { as: listener });
  expect(body.data.viewer.stats.topTracks.edges.map(({ node }: any) => node.stats.plays)).toEqual([4, 3, 1]);
});
