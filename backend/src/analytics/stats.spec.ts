import fc from 'fast-check';
import { createListener, createTestDatabase, type TestDatabase } from '../../test/database';
import { createCatalog, storePlays, type TestPlay, type TestTrack } from '../../test/listening';
import { countsBy, referencePlays, referenceTopTracks, referenceTotals } from '../../test/reference-stats';
import { AnswerCache } from '../platform/cache/answer-cache';
import { answersInMemory } from '../platform/cache/cache.module';
import { FixedClock } from '../platform/clock';
import { Transaction } from '../platform/database/database';
import { CountingRule, type Viewer } from '../platform/graphql/viewer.model';
import { loadTracks, TRACKS } from '../catalog/loaders/track.loader';
import { LoaderRegistry } from '../platform/graphql/loader-registry';
import { PlaysService } from './plays.service';
import { StatsService } from './stats.service';
import { TopTracksService } from './top-tracks.service';

const HOUR = 3_600_000;
/** Nights in which clocks change, midnights that do not exist, year ends: plays gather around them. */
const CORNERS = [
  '2024-03-31T00:00:00Z',
  '2024-03-30T23:00:00Z',
  '2024-10-27T01:00:00Z',
  '2018-11-04T03:00:00Z',
  '2018-02-18T02:00:00Z',
  '2023-12-31T23:00:00Z',
  '2024-02-29T12:00:00Z',
].map((text) => Date.parse(text));
const ZONES = ['UTC', 'Europe/Berlin', 'America/Sao_Paulo', 'America/Havana', 'Asia/Kathmandu', 'Australia/Lord_Howe'];

let test: TestDatabase;
let tracks: TestTrack[];
let stats: StatsService;
let topTracks: TopTracksService;
let plays: PlaysService;
let loaders: LoaderRegistry;
const clock = new FixedClock(new Date('2024-04-02T10:00:00Z'));

beforeAll(async () => {
  test = await createTestDatabase();
  tracks = await createCatalog(test.database, {
    artists: ['Ada', 'Bo', 'Cy'],
    albums: [
      { name: 'One', artist: 0 },
      { name: 'Two', artist: 1 },
    ],
    tracks: [
      { name: 'Même', durationMs: 60_001, album: 0, artists: [0] },
      { name: 'Same', durationMs: 60_000, album: 0, artists: [0, 1] },
      { name: 'Same', durationMs: 60_000, album: 1, artists: [2] },
      { name: 'same', durationMs: null, album: null, artists: [1] },
      { name: '歌', durationMs: 200_000, album: 1, artists: [1, 2] },
      { name: '🎵', durationMs: 10_000, album: null, artists: [0] },
    ],
  });
  stats = new StatsService(test.database, new AnswerCache(answersInMemory()), clock);
  topTracks = new TopTracksService(stats);
  plays = new PlaysService(test.database);
  loaders = new LoaderRegistry();
  loaders.register(TRACKS, (keys) => loadTracks(test.database, keys));
});
afterAll(() => test.drop());

const someInstant = fc
  .tuple(fc.constantFrom(...CORNERS), fc.integer({ min: -1, max: 1 }), fc.constantFrom(-1, 0, 1))
  .map(([corner, hours, ms]) => corner + hours * HOUR + ms);
const somePlay = fc.record({
  playedAt: someInstant,
  track: fc.integer({ min: 0, max: 5 }),
  msPlayed: fc.constantFrom(null, 0, 5_000, 29_999, 30_000, 30_001, 86_400_000),
});
const somePlays = fc.uniqueArray(somePlay, {
  maxLength: 60,
  size: 'max',
  selector: ({ playedAt, track }) => `${playedAt} ${track}`,
});
const someRange = fc
  .uniqueArray(someInstant, { minLength: 2, maxLength: 2 })
  .map((ends) => [Math.min(...ends), Math.max(...ends)] as const);
const someRule = fc.constantFrom(...Object.values(CountingRule));

async function listenerWith(
  raw: { playedAt: number; track: number; msPlayed: number | null }[],
  settings: Partial<Viewer>,
) {
  const listenerId = await createListener(test.database, settings);
  const stored: TestPlay[] = raw.map((play) => ({ ...play, track: tracks[play.track] as TestTrack }));
  await storePlays(test.database, listenerId, stored);
  const viewer = {
    listenerId,
    id: 'x',
    displayName: 'x',
    avatarUrl: null,
    timeZone: 'UTC',
    countingRule: CountingRule.EVERYTHING,
  };
  return { stored, viewer: { ...viewer, ...settings } };
}

const instants = ([from, to]: readonly [number, number]) => ({ instants: { from: new Date(from), to: new Date(to) } });

describe('statistics against a plain loop', () => {
  it('are the same for any plays, rule, zone and half-open range, whatever another listener plays', async () => {
    const scenario = fc.record({
      mine: somePlays,
      theirs: somePlays,
      countingRule: someRule,
      timeZone: fc.constantFrom(...ZONES),
      range: fc.option(someRange),
      first: fc.integer({ min: 1, max: 7 }),
    });
    await fc.assert(
      fc.asyncProperty(scenario, async ({ mine, theirs, countingRule, timeZone, range, first }) => {
        await listenerWith(theirs, {});
        const { viewer, stored } = await listenerWith(mine, { countingRule, timeZone });
        const period = range ? instants(range) : { preset: 'ALL_TIME' as const };
        const question = { rule: countingRule, timeZone, from: range?.[0] ?? null, to: range?.[1] ?? null };

        const { selection } = await stats.statsOf(viewer, period);
        expect({
          ...(await stats.playSums(selection)),
          ...(await stats.catalogCounts(selection)),
          activeDays: await stats.activeDays(selection),
        }).toEqual(referenceTotals(stored, question));

        const listed = await everyPage((after) => topTracks.page(selection, { first, after }, loaders.forRequest()));
        expect(listed.map(({ node, plays: count, msPlayed }) => [node.name, count, msPlayed])).toEqual(
          referenceTopTracks(stored, question).map(({ track, plays: count, msPlayed }) => [
            track.name,
            count,
            msPlayed,
          ]),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('list every play once and in order, whatever the size of a page', async () => {
    const scenario = fc.record({
      mine: somePlays,
      theirs: somePlays,
      countingRule: someRule,
      first: fc.integer({ min: 1, max: 20 }),
    });
    await fc.assert(
      fc.asyncProperty(scenario, async ({ mine, theirs, countingRule, first }) => {
        await listenerWith(theirs, {});
        const { viewer, stored } = await listenerWith(mine, { countingRule });
        const listed = await everyPage((after) => plays.page(viewer, { first, after }));
        expect(listed.map(({ node }) => [node.playedAt.getTime(), node.trackId, node.msPlayed, node.counted])).toEqual(
          referencePlays(stored).map((play) => [
            play.playedAt,
            play.track.id,
            play.msPlayed,
            countsBy(countingRule, play),
          ]),
        );
        expect(new Set(listed.map(({ node }) => node.id)).size).toBe(stored.length);
      }),
      { numRuns: 30 },
    );
  });
});

describe('top tracks', () => {
  it('never repeat or leave out a rank over pages, also among ties', async () => {
    const tied = tracks.map((_, track) => ({ playedAt: CORNERS[0] as number, track, msPlayed: 40_000 }));
    const { viewer } = await listenerWith(tied, {});
    const { selection } = await stats.statsOf(viewer, { preset: 'ALL_TIME' });
    const listed = await everyPage((after) => topTracks.page(selection, { first: 2, after }, loaders.forRequest()));
    expect(listed.map(({ rank }) => rank)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(listed.map(({ node }) => node.name)).toEqual(['Même', 'Same', 'Same', 'same', '歌', '🎵']);
  });
});

describe('answers', () => {
  const raw = [{ playedAt: CORNERS[0] as number, track: 0, msPlayed: 40_000 }];

  it('are kept for one version of the archive, and never outlive it', async () => {
    const { viewer } = await listenerWith(raw, {});
    const before = (await stats.statsOf(viewer, { preset: 'ALL_TIME' })).selection;
    const query = jest.spyOn(test.database, 'snapshot');
    expect((await stats.playSums(before)).plays).toBe(1);
    const statements = query.mock.calls.length;
    expect((await stats.playSums(before)).plays).toBe(1);
    expect(query.mock.calls.length).toBe(statements);
    query.mockRestore();

    await storePlays(test.database, viewer.listenerId, [
      { playedAt: CORNERS[1] as number, track: tracks[1] as TestTrack, msPlayed: null },
    ]);
    const after = (await stats.statsOf(viewer, { preset: 'ALL_TIME' })).selection;
    expect((await stats.playSums(after)).plays).toBe(2);
  });

  const another = () => ({ playedAt: CORNERS[1] as number, track: tracks[1] as TestTrack, msPlayed: 40_000 });

  it('are not kept for a version that the archive has left', async () => {
    const { viewer } = await listenerWith(raw, {});
    const { selection } = await stats.statsOf(viewer, { preset: 'ALL_TIME' });
    await storePlays(test.database, viewer.listenerId, [another()]);
    const reads = jest.spyOn(test.database, 'snapshot');
    expect((await stats.playSums(selection)).plays).toBe(2);
    expect((await stats.playSums(selection)).plays).toBe(2);
    expect(reads).toHaveBeenCalledTimes(2);
    reads.mockRestore();
  });

  it('have the figures of their version, whatever is written while they are read', async () => {
    const { viewer } = await listenerWith(raw, {});
    const before = (await stats.statsOf(viewer, { preset: 'ALL_TIME' })).selection;
    const original = Transaction.prototype.query;
    const query = jest.spyOn(Transaction.prototype, 'query');
    query.mockImplementationOnce(async function (this: Transaction, ...statement) {
      const version = await original.apply(this, statement);
      await storePlays(test.database, viewer.listenerId, [another()]);
      return version;
    });
    expect((await stats.playSums(before)).plays).toBe(1);
    query.mockRestore();
    const after = (await stats.statsOf(viewer, { preset: 'ALL_TIME' })).selection;
    expect([(await stats.playSums(before)).plays, (await stats.playSums(after)).plays]).toEqual([1, 2]);
  });

  it('of two listeners with the same version and period are not mixed up', async () => {
    const one = await listenerWith(raw, {});
    const other = await listenerWith([{ ...raw[0]!, msPlayed: 50_000 }], {});
    for (const [{ viewer }, ms] of [[one, 40_000] as const, [other, 50_000] as const]) {
      const { selection } = await stats.statsOf(viewer, { preset: 'ALL_TIME' });
      expect((await stats.playSums(selection)).msPlayed).toBe(ms);
    }
  });
});

describe('periods', () => {
  it('are whole days of the zone of the listener', async () => {
    const { viewer } = await listenerWith([], { timeZone: 'Europe/Berlin' });
    const { period } = await stats.statsOf(viewer, { month: '2024-03' });
    expect(period).toEqual({
      from: new Date('2024-02-29T23:00:00Z'),
      to: new Date('2024-03-31T22:00:00Z'),
      firstDay: '2024-03-01',
      lastDay: '2024-03-31',
      label: 'March 2024',
    });
  });

  it('follow the clock', async () => {
    const { viewer } = await listenerWith([], { timeZone: 'Asia/Kathmandu' });
    const { period } = await stats.statsOf(viewer, { preset: 'TODAY' });
    expect(period).toMatchObject({ firstDay: '2024-04-02', from: new Date('2024-04-01T18:15:00Z'), label: 'Today' });
  });

  it.each([
    ['a month that does not exist', { month: '2024-13' }],
    ['a year out of range', { year: 12 }],
    ['days that run backwards', { days: { from: '2024-02-02', to: '2024-02-01' } }],
    ['instants that run backwards', instants([2, 1])],
    ['nothing', {}],
  ])('refuse %s with a sentence', async (_name, input) => {
    const { viewer } = await listenerWith([], {});
    await expect(stats.statsOf(viewer, input)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  it('reach to the last year without an error', async () => {
    const { viewer } = await listenerWith([], {});
    const { selection } = await stats.statsOf(viewer, { year: 9999 });
    expect((await stats.playSums(selection)).plays).toBe(0);
  });
});

async function everyPage<Edge extends { cursor: string }>(
  read: (
    after: string | null,
  ) => Promise<{ edges: Edge[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } }>,
): Promise<Edge[]> {
  const edges: Edge[] = [];
  for (let after: string | null = null; ;) {
    const page = await read(after);
    edges.push(...page.edges);
    if (!page.pageInfo.hasNextPage) return edges;
    after = page.pageInfo.endCursor;
  }
}
