import { runs } from '@audiospective/property-tests';
import * as fc from 'fast-check';
import {
  activeDays,
  BUCKETS,
  bucketStarts,
  busiestDay,
  calendar,
  clock,
  discovered,
  discovery,
  distinctCounts,
  diversity,
  habits,
  type History,
  ItemFacts,
  type ListKind,
  MAX_BUCKETS,
  newestRows,
  playback,
  type PlayPosition,
  playedAt,
  playSums,
  type Ranked,
  rankOf,
  Selection,
  sessions,
  streaks,
  timeline,
  TimelineTooLong,
  topList,
  zoneOf,
} from '@audiospective/listening';
import { type ArchivedPlay, someArchive, someQuestion, storeArchive, storeCatalogue } from './oracle/archive';
import { createListener, createTestDatabase, type TestDatabase } from './database';
import { DISCOVERY_KINDS, discoveredSql, DIVERSITY, PLAYS_OF_DISCOVERED, SESSIONS } from './oracle/listening';
import { BUSIEST_DAY, CLOCK, HABITS, LEVELS, STREAKS, timelineSql } from './oracle/local-time';
import { COUNTRIES_PLAYED, DECADES_PLAYED, DEVICES_PLAYED, PLAYBACK } from './oracle/playback';
import { NEWEST_PLAYS } from './oracle/play-rows';
import { ask as askOracle, type OracleQuestion } from './oracle/question';
import { topListSql } from './oracle/ranks';
import { historyReader } from './oracle/read-history';
import { ACTIVE_DAYS, DISTINCT_COUNTS, PLAY_SUMS } from './oracle/totals';

const KINDS: ListKind[] = ['TRACKS', 'ARTISTS', 'ALBUMS', 'GENRES', 'CONTEXTS'];
const EVERYTHING = { offset: 0, limit: 1_000 };
const RUNS = 20;

let test: TestDatabase;
let read: (listenerId: number) => Promise<History>;

beforeAll(async () => {
  test = await createTestDatabase();
  await storeCatalogue(test.database);
  read = historyReader(test.database);
});
afterAll(() => test.drop());

/** One random question about one random archive: to the engine, and to PostgreSQL. */
interface Case {
  selection: Selection;
  question: OracleQuestion;
  sql<Row>(statement: string, more?: unknown[]): Promise<Row[]>;
  /** The question about another period of the same archive. */
  other(question: Partial<OracleQuestion>): Case;
}

function caseOf(history: History, question: OracleQuestion): Case {
  const { from, to, countingRule, timeZone, weekStart, filter } = question;
  return {
    selection: new Selection(history, { from, to, countingRule, zone: zoneOf(timeZone), weekStart, filter }),
    question,
    sql: <Row>(statement: string, more: unknown[] = []) => askOracle<Row>(test.database, statement, question, more),
    other: (changes) => caseOf(history, { ...question, ...changes }),
  };
}

/** Stores random archives and holds `compare` against them; the archive of a failure is made smaller until it is plain. */
async function forRandomCases(compare: (one: Case) => Promise<void>): Promise<void> {
  const property = fc.asyncProperty(
    someArchive,
    fc.array(someQuestion, { minLength: 3, maxLength: 3 }),
    async (plays, questions) => {
      const listenerId = await listenerWith(plays);
      const history = await read(listenerId);
      for (const question of questions) await compare(caseOf(history, { ...question, listenerId }));
    },
  );
  await fc.assert(property, { numRuns: runs(RUNS) });
}

async function listenerWith(plays: readonly ArchivedPlay[]): Promise<number> {
  const listenerId = await createListener(test.database);
  await test.database.transaction((tx) => storeArchive(tx, listenerId, plays));
  return listenerId;
}

/** The key by which PostgreSQL knows an entry of a list. */
function keyOf({ catalogue, circumstances }: History, kind: ListKind, index: number): string {
  switch (kind) {
    case 'TRACKS':
      return String(catalogue.tracks.id[index]);
    case 'ARTISTS':
      return String(catalogue.artists.id[index]);
    case 'ALBUMS':
      return String(catalogue.albums.id[index]);
    case 'GENRES':
      return catalogue.genres[index]!;
    case 'CONTEXTS':
      return circumstances.contexts[index]!;
  }
}

interface RankedRow {
  key: string;
  rank: number;
  plays: number;
  msPlayed: number;
}

const rowsOf = (history: History, kind: ListKind, ranked: readonly Ranked[]): RankedRow[] =>
  ranked.map(({ index, rank, plays, msPlayed }) => ({ key: keyOf(history, kind, index), rank, plays, msPlayed }));

describe('The engine answers as SQL over the same rows does', () => {
  it('in totals', () =>
    forRandomCases(async ({ selection, sql }) => {
      expect(playSums(selection)).toEqual((await sql(PLAY_SUMS))[0]);
      expect(distinctCounts(selection)).toEqual((await sql(DISTINCT_COUNTS))[0]);
      expect({ days: activeDays(selection) }).toEqual((await sql(ACTIVE_DAYS))[0]);
    }));

  it.each(KINDS)('in top lists of %s, by plays and by time', (kind) =>
    forRandomCases(async ({ selection, sql }) => {
      for (const by of ['PLAYS', 'TIME'] as const) {
        const rows = await sql<RankedRow>(topListSql(kind, by));
        expect(rowsOf(selection.history, kind, topList(selection, kind, { by, ...EVERYTHING }))).toEqual(rows);
        const page = topList(selection, kind, { by, offset: 1, limit: 2 });
        expect(rowsOf(selection.history, kind, page)).toEqual(rows.slice(1, 3));
      }
    }),
  );

  it.each(KINDS)('in where %s stood in the period before', (kind) =>
    forRandomCases(async ({ selection, question, other }) => {
      const before = other({ from: null, to: question.from });
      const rows = await before.sql<RankedRow>(topListSql(kind, 'PLAYS'));
      const ranks = new Map(rows.map(({ key, rank }) => [key, rank]));
      const list = topList(selection, kind, { by: 'PLAYS', ...EVERYTHING }, before.selection);
      for (const { index, previousRank } of list) {
        const rank = ranks.get(keyOf(selection.history, kind, index)) ?? null;
        expect({ previousRank, rank: rankOf(before.selection, kind, index, 'PLAYS') }).toEqual({
          previousRank: rank,
          rank,
        });
      }
    }),
  );

  it.each(BUCKETS)('in timelines by %s', (by) =>
    forRandomCases(async ({ selection, sql }) => {
      const rows = await sql<{ start: string; plays: number; msPlayed: number }>(timelineSql(by));
      if (rows.length > MAX_BUCKETS) return void expect(() => timeline(selection, by)).toThrow(TimelineTooLong);
      const { plays, msPlayed, ...line } = timeline(selection, by);
      expect(bucketStarts({ plays, msPlayed, ...line }).join()).toBe(rows.map(({ start }) => start).join());
      expect(plays.join()).toBe(rows.map((row) => row.plays).join());
      expect(msPlayed.join()).toBe(rows.map((row) => row.msPlayed).join());
    }),
  );

  it('in clocks', () =>
    forRandomCases(async ({ selection, sql }) => {
      const hours = Array.from({ length: 7 }, () => new Array<number>(24).fill(0));
      for (const { weekday, hour, plays } of await sql<{ weekday: number; hour: number; plays: number }>(CLOCK))
        hours[weekday]![hour] = plays;
      expect(clock(selection)).toEqual(hours);
    }));

  it('in calendars', () =>
    forRandomCases(async ({ selection, sql }) => {
      const { firstDay, plays, msPlayed, levels, busiestDay: busiest } = calendar(selection);
      const days = bucketStarts({ by: 'DAY', first: firstDay, plays, msPlayed });
      const active = days.map((day, i) => ({ day, level: levels[i]! })).filter(({ level }) => level > 0);
      expect(new Set(active)).toEqual(new Set(await sql(LEVELS)));
      expect(busiest).toEqual((await sql(BUSIEST_DAY))[0] ?? null);
    }));

  it('in streaks', () =>
    forRandomCases(async ({ selection, question, sql }) => {
      const rows = await sql<{ days: number; firstDay: string; lastDay: string; isCurrent: boolean }>(STREAKS);
      const [longest = null, current = null] = [rows[0], rows.find(({ isCurrent }) => isCurrent)].map(
        (row) => row && { days: row.days, firstDay: row.firstDay, lastDay: row.lastDay },
      );
      expect(streaks(selection, question.today)).toEqual({ longest, current });
    }));

  it('in sessions', () =>
    forRandomCases(async ({ selection, sql }) => {
      const rows = await sql<{ startedAt: number; endedAt: number; ms: number; plays: number }>(SESSIONS);
      const average = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / Math.max(rows.length, 1);
      expect(sessions(selection)).toEqual({
        count: rows.length,
        averageMs: average(rows.map(({ ms }) => ms)),
        averagePlays: average(rows.map(({ plays }) => plays)),
        longest: rows[0] ?? null,
      });
    }));

  it('in discovery', () =>
    forRandomCases(async ({ selection, sql }) => {
      const lists: RankedRow[][] = [];
      for (const kind of DISCOVERY_KINDS) {
        const rows = await sql<RankedRow>(discoveredSql(kind));
        expect(rowsOf(selection.history, kind, discovered(selection, kind, { by: 'PLAYS', ...EVERYTHING }))).toEqual(
          rows,
        );
        lists.push(rows);
      }
      const [tracks, artists, albums] = lists.map((rows) => rows.length);
      const [row] = await sql<{ plays: number }>(PLAYS_OF_DISCOVERED);
      expect(discovery(selection)).toEqual({ tracks, artists, albums, ...row });
    }));

  it('in diversity', () =>
    forRandomCases(async ({ selection, sql }) => {
      const [row] = await sql<Record<'artistVariety' | 'trackVariety' | 'evenness' | 'score', number>>(DIVERSITY);
      const found = diversity(selection);
      if (!row) return void expect(found).toBeNull();
      for (const part of ['artistVariety', 'trackVariety', 'evenness', 'score'] as const)
        expect(Math.abs(found![part] - row[part])).toBeLessThanOrEqual(0.5 + 1e-9);
    }));

  it('in habits', () =>
    forRandomCases(async ({ selection, question, sql }) => {
      const [row] = await sql<Record<string, number> & { isWeekend: boolean }>(HABITS);
      const found = habits(selection, question.today);
      if (row!.plays === 0) return void expect(found).toBeNull();
      const shares = Object.fromEntries(
        Object.entries(found!.shares).map(([time, share]) => [time, Math.round(share * row!.plays!)]),
      );
      expect({
        plays: row!.plays,
        ...shares,
        peakHour: found!.peakHour,
        peakWeekday: found!.peakWeekday,
        isWeekend: found!.week === 'WEEKEND_WARRIOR',
      }).toEqual(row);
      expect(found!.shares[found!.timeOfDay]).toBe(Math.max(...Object.values(found!.shares)));
    }));

  it('in how plays were played', () =>
    forRandomCases(async ({ selection, sql }) => {
      const { plays, storedPlays, skips, completion, shuffle, offline, explicit, ...lists } = playback(selection);
      const { averageShare, ...row } = (
        await sql<Record<string, number> & { averageShare: number | null }>(PLAYBACK)
      )[0]!;
      expect({
        ...{ plays, storedPlays, skipped: skips.skipped, skippedKnown: skips.known },
        ...{ completed: completion.completed, completedKnown: completion.known, measured: completion.measured },
        ...{
          shuffled: shuffle.shuffled,
          shuffledKnown: shuffle.known,
          offline: offline.offline,
          offlineKnown: offline.known,
        },
        ...{ private: lists.private.private, privateKnown: lists.private.known },
        ...{ explicit: explicit.explicit, explicitKnown: explicit.known, contextsKnown: lists.contextsKnown },
      }).toEqual(row);
      if (averageShare === null) expect(completion.averageShare).toBeNull();
      else expect(completion.averageShare).toBeCloseTo(averageShare, 10);
      expect(new Set(lists.devices)).toEqual(new Set(await sql(DEVICES_PLAYED)));
      expect(lists.countries).toEqual(await sql(COUNTRIES_PLAYED));
      expect(lists.decades).toEqual(await sql(DECADES_PLAYED));
    }));

  it('in the facts of tracks, artists, albums and genres', () =>
    forRandomCases(async ({ selection, question, sql, other }) => {
      const { history } = selection;
      for (const [kind, condition] of [
        ['TRACKS', 'tracks'],
        ['ARTISTS', 'artists'],
        ['ALBUMS', 'albums'],
        ['GENRES', 'genres'],
      ] as const) {
        const [first] = await sql<RankedRow>(topListSql(kind, 'PLAYS'));
        const index = topList(selection, kind, { by: 'PLAYS', offset: 0, limit: 1 })[0]?.index;
        if (!first || index === undefined) continue;
        const key = kind === 'GENRES' ? first.key : Number(first.key);
        const item = other({ filter: { [condition]: [key], also: question.filter } });
        const [sums] = await item.sql(PLAY_SUMS);
        const [bestDay = null] = await item.sql(BUSIEST_DAY);
        const facts = new ItemFacts(selection, kind, index);
        expect([facts.sums, facts.rank, facts.bestDay]).toEqual([sums, 1, bestDay]);
        expect(busiestDay(selection)).toEqual((await sql(BUSIEST_DAY))[0] ?? null);
        expect(keyOf(history, kind, index)).toBe(first.key);
      }
    }));

  it('in pages of plays', () =>
    forRandomCases(async ({ selection, sql }) => {
      const { plays, catalogue, circumstances } = selection.history;
      const describeRow = (row: number) => ({
        playedAt: playedAt(plays, row),
        trackId: catalogue.tracks.id[plays.track[row]!]!,
        msPlayed: plays.msPlayed[row] === -1 ? null : plays.msPlayed[row],
        uri: circumstances.contexts[circumstances.context[plays.circumstance[row]!]!] ?? null,
      });
      const pageAfter = async (position: PlayPosition | null) => {
        const rows = await sql<{ counted: boolean }>(NEWEST_PLAYS, [
          position?.playedAt ?? null,
          position?.trackId ?? null,
          20,
        ]);
        const page = newestRows(selection, position, 20).map(describeRow);
        expect(page).toEqual(rows.map(({ counted: _, ...row }) => row));
        return page.at(19) ?? null;
      };
      for (let last = await pageAfter(null); last !== null;) last = await pageAfter(last);
    }));
});
