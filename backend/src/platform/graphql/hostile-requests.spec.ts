import {
  Args,
  ArgsType,
  Context,
  Field,
  ID,
  ObjectType,
  Parent,
  Query,
  ResolveField,
  Resolver,
  TypeMetadataStorage,
} from '@nestjs/graphql';
import { getIntrospectionQuery } from 'graphql';
import { startApi, type TestApi } from '../../../test/api';
import { createListener, createTestDatabase, type TestDatabase } from '../../../test/database';
import { expectRefusal } from '../../../test/refusal';
import { listCost } from './complexity';
import { pageArgs } from './connection';
import { Public } from './public.decorator';
import type { RequestContext } from './request-context';
import { ViewerService } from './viewer.service';

const SECRET = 'token canary-4711 in SELECT secret FROM spotify_account';

@ArgsType()
class SelvesArgs extends pageArgs(10) {}

/** The viewer once more: fields that a suite adds to a type of the product would stay in its schema for the suites after it. */
@ObjectType()
class Mirror {
  @Field(() => ID)
  id: string;

  @Field()
  displayName: string;
}

/** A resolver with a fault, as a bug would be, and with lists in lists. */
@Resolver(() => Mirror)
class FaultyResolver {
  constructor(private readonly viewers: ViewerService) {}

  @Public()
  @Query(() => Mirror, { nullable: true })
  mirror(@Context() context: RequestContext): Promise<Mirror | null> {
    return this.viewers.viewerOf(context);
  }

  @Public()
  @Query(() => String)
  faulty(): string {
    throw new Error(SECRET);
  }

  @ResolveField(() => Mirror)
  self(@Parent() viewer: Mirror): Mirror {
    return viewer;
  }

  @ResolveField(() => [Mirror], { complexity: listCost })
  selves(@Parent() viewer: Mirror, @Args() { first }: SelvesArgs): Mirror[] {
    return Array<Mirror>(first ?? 10).fill(viewer);
  }
}

let test: TestDatabase;
let api: TestApi;
let listener: number;

beforeAll(async () => {
  test = await createTestDatabase();
  listener = await createListener(test.database);
  api = await startApi(test.database, [FaultyResolver]);
});
afterAll(async () => {
  await api.close();
  await test.drop();
  // A type that leads to itself stays in every schema for which Nest remembers it.
  const types = TypeMetadataStorage.getObjectTypesMetadata();
  types.splice(
    types.findIndex(({ target }) => target === Mirror),
    1,
  );
});

describe('the schema', () => {
  it.each([
    ['__schema', '{ __schema { types { name } } }'],
    ['__type', '{ __type(name: "Viewer") { name } }'],
    ['an alias', '{ ok: service { demo } x: __schema { types { name } } }'],
    ['a fragment', 'query { ...F } fragment F on Query { __schema { types { name } } }'],
    ['an inline fragment', '{ ... on Query { __type(name: "Viewer") { name } } }'],
  ])('is not shown to strangers by %s', async (_name, query) => {
    const answer = await api.ask(query);
    expectRefusal(answer, 400, 'UNAUTHENTICATED');
    expect(answer.text).not.toContain('Viewer');
  });

  it('is shown to listeners', async () => {
    const { body } = await api.ask('{ __schema { queryType { name } } __type(name: "Viewer") { name } }', {
      as: listener,
    });
    expect(body.data.__type.name).toBe('Viewer');
    expect((await api.ask(getIntrospectionQuery(), { as: listener })).body.errors).toBeUndefined();
  });

  it('is not unrolled level by level', async () => {
    const bomb = `{ __schema { types { ${'fields { type { '.repeat(5)} name ${'} } '.repeat(5)} } } }`;
    expectRefusal(await api.ask(bomb, { as: listener }), 400, 'BAD_USER_INPUT');
  });

  it.each([
    '{ servic { demo } }',
    '{ service { dem } }',
    '{ service { demo } viewer { stats(perio: 1) { period { label } } } }',
  ])('is not guessed at: %s', async (query) => expectRefusal(await api.ask(query, { as: listener }), 400));

  it.each([
    ['PeriodInput', { presett: 'TODAY' }],
    ['PeriodInput', { preset: 'TODDAY' }],
    ['StatsFilterInput', { weekdays: ['MONDAI'] }],
    ['StatsFilterInput', { weekday: ['MONDAY'] }],
  ])('is not guessed at in variables: %s %j', async (type, value) => {
    const query = `query Q($value: ${type}) { viewer { id } }`;
    for (const as of [listener, undefined]) {
      const answer = await api.ask(query, { as, variables: { value } });
      expectRefusal(answer, 400, 'BAD_USER_INPUT');
      expect(answer.text).not.toMatch(/\bpreset\b|"TODAY\\?"|\bweekdays\b.*\bweekdays\b|"MONDAY\\?".*"MONDAY/);
    }
  });
});

describe('what a query may cost', () => {
  const nested = (...sizes: (number | string)[]) =>
    `{ mirror { ${sizes.map((first) => `selves(first: ${first}) { `).join('')} id ${'} '.repeat(sizes.length)} } }`;

  it('is enough for a page of a hundred', async () => {
    expect((await api.ask(nested(100), { as: listener })).status).toBe(200);
    expect((await api.ask(nested(20, 100), { as: listener })).status).toBe(200);
  });

  it.each([
    ['a hundred times a hundred', nested(100, 100), {}],
    ['five lists in lists', nested(10, 10, 10, 10, 10), {}],
    ['pages without a size in each other', '{ mirror { selves { selves { selves { selves { id } } } } } }', {}],
    ['sizes in variables', `query Q($n: PageSize!) ${nested('$n', '$n')}`, { n: 100 }],
    ['sizes in defaults of variables', `query Q($n: PageSize = 100) ${nested('$n', '$n')}`, {}],
    ['a size that is none', nested('null', 100), {}],
    [
      'lists in fragments',
      '{ mirror { ...A } } fragment A on Mirror { selves(first: 100) { ...B } } fragment B on Mirror { selves(first: 100) { id } }',
      {},
    ],
    [
      'thirty statistics with conditions',
      `{ viewer { ${[...Array(30).keys()]
        .map(
          (i) => `a${i}: stats(period: { preset: ALL_TIME }, filter: { hours: [${i % 24}] }) {
            totals { plays } clock streaks { longest { days } } sessions { count } playback { plays } habits { peakHour } diversity { score } }`,
        )
        .join(' ')} } }`,
      {},
    ],
    [
      'thirty comparisons',
      `{ viewer { ${[...Array(30).keys()]
        .map(
          (i) =>
            `a${i}: stats(period: { year: ${1990 + i} }, comparedWith: { preset: ALL_TIME }) { topTracks(first: 1) { edges { previousRank } } }`,
        )
        .join(' ')} } }`,
      {},
    ],
    [
      'thirty times all hours',
      `{ viewer { stats(period: { preset: ALL_TIME }) { ${[...Array(30).keys()]
        .map((i) => `a${i}: timeline(by: HOUR) { starts plays msPlayed }`)
        .join(' ')} } } }`,
      {},
    ],
    [
      'thirty searches in plays',
      `{ viewer { ${[...Array(30).keys()].map((i) => `a${i}: plays(first: 1, search: "word ${i}") { edges { cursor } }`).join(' ')} } }`,
      {},
    ],
    [
      'thirty searches with an entry each',
      `{ viewer { ${[...Array(30).keys()].map((i) => `a${i}: search(first: 10, text: "word ${i}") { tracks { plays node { id name spotifyUrl } } artists { plays } albums { plays } }`).join(' ')} } }`,
      {},
    ],
    [
      'many lists side by side',
      `{ mirror { ${[...Array(30).keys()].map((i) => `a${i}: selves(first: 100) { id displayName }`).join(' ')} } }`,
      {},
    ],
  ])('is not %s', async (_case, query, variables) => {
    const resolve = jest.spyOn(FaultyResolver.prototype, 'selves');
    expectRefusal(await api.ask(query, { as: listener, variables }), 400, 'BAD_USER_INPUT');
    expect(resolve).not.toHaveBeenCalled();
    resolve.mockRestore();
  });
});

describe('a refusal', () => {
  const bomb = `{ mirror { ...F0 } } ${[...Array(25).keys()]
    .map((i) => `fragment F${i} on Mirror { a: self { ...F${i + 1} } b: self { ...F${i + 1} } }`)
    .join(' ')} fragment F25 on Mirror { id }`;

  const viewer = (fields: string) => `{ viewer { displayName ${fields} } }`;
  const filtered = (filter: string) =>
    viewer(`stats(period: { preset: ALL_TIME }, filter: ${filter}) { totals { plays } }`);
  const track = Buffer.from('Track 1').toString('base64url');

  it.each([
    ['a misspelt field', '{ viewer { displayNam } }'],
    ['many aliases', `{ viewer { ${[...Array(101).keys()].map((i) => `a${i}: id`).join(' ')} } }`],
    ['many fields', `{ viewer { ${'id '.repeat(600)} } }`],
    ['depth', `{ mirror ${'{ self '.repeat(20)}{ id }${' }'.repeat(20)} }`],
    ['a circle of fragments', '{ mirror { ...A } } fragment A on Mirror { self { ...A } }'],
    ['a bomb of fragments', bomb],
    ['a cost', '{ mirror { selves(first: 100) { selves(first: 100) { id } } } }'],
    ['a size', '{ viewer { plays(first: 999999999) { edges { cursor } } } }'],
    ['both directions', '{ viewer { plays(first: 1, last: 1) { edges { cursor } } } }'],
    ['a page without a size', viewer('plays(first: null) { edges { cursor } }')],
    ['a cursor', viewer('plays(after: "x") { edges { cursor } }')],
    ['a cursor of ranks', viewer('stats(period: { preset: ALL_TIME }) { topTracks(after: "x") { edges { cursor } } }')],
    [
      'a cursor of discoveries',
      viewer('stats(period: { preset: ALL_TIME }) { discovery { topAlbums(after: "x") { edges { cursor } } } }'),
    ],
    ['a cursor of plays of a track', viewer(`track(id: "${track}") { plays(after: "x") { edges { cursor } } }`)],
    ['a period of a track', viewer(`track(id: "${track}") { stats(period: { year: 99999 }) { plays } }`)],
    ['a period of plays', viewer('plays(period: { month: "2024-13" }) { edges { cursor } }')],
    ['an hour', filtered('{ hours: [24] }')],
    ['many conditions', filtered(`{ genres: [${'"x" '.repeat(51)}] }`)],
    ['no text to search plays for', viewer('plays(search: " ") { edges { cursor } }')],
    ['no text to search for', viewer('search(text: "") { tracks { plays } }')],
    ['many words', viewer('search(text: "a b c d e f g h i") { tracks { plays } }')],
    ['many words to search plays for', viewer('plays(search: "a b c d e f g h i") { edges { cursor } }')],
  ])('of %s reads nothing but the session', (_case, query) => expectNothingRead(query));
});

/** Refused, and nothing was asked of the database but who it is. */
async function expectNothingRead(query: string): Promise<void> {
  const statements = jest.spyOn(test.database, 'query');
  await api.ask('{ __typename }', { as: listener });
  const ofSession = statements.mock.calls.splice(0);
  const others = (['prepared', 'snapshot', 'transaction'] as const).map((name) => jest.spyOn(test.database, name));
  const answer = await api.ask(query, { as: listener });
  expectRefusal(answer, 400, 'BAD_USER_INPUT');
  expect(answer.body.errors[0].message).toMatch(/[.?]$/);
  expect(statements.mock.calls).toEqual(ofSession);
  for (const spy of others) expect(spy).not.toHaveBeenCalled();
  for (const spy of [statements, ...others]) spy.mockRestore();
}

describe('a period', () => {
  const compared = (period: string) =>
    `{ viewer { stats(period: { preset: TODAY }, comparedWith: ${period}) { previous { totals { plays } } } } }`;

  it.each([
    ['longer than any life', '{ days: { from: "1900-01-01", to: "9999-12-31" } }'],
    ['that ends before it begins', '{ days: { from: "2024-03-02", to: "2024-03-01" } }'],
    [
      'of instants that end before they begin',
      '{ instants: { from: "2024-03-02T00:00:00Z", to: "2024-03-01T00:00:00Z" } }',
    ],
    ['of a year that no calendar has', '{ year: 2147483647 }'],
    ['of a month that no calendar has', '{ month: "2024-13" }'],
    ['of two kinds at once', '{ year: 2024, month: "2024-03" }'],
    ['of no kind', '{ }'],
  ])('is not one %s', async (_case, period) => {
    await expectNothingRead(`{ viewer { stats(period: ${period}) { totals { plays } } } }`);
    await expectNothingRead(compared(period));
  });
});

describe('how much a query may ask', () => {
  const nested = (depth: number) => `{ mirror ${'{ self '.repeat(depth)}{ id }${' }'.repeat(depth)} }`;

  const aliases = (count: number, field: string) => [...Array(count).keys()].map((i) => `a${i}: ${field}`).join(' ');

  it.each([
    ['500 times the same field', `{ service { ${'demo '.repeat(501)} } }`],
    ['2,000 times the same field', `{ service { ${'demo '.repeat(2_000)} } }`],
    ['101 aliases of __typename', `{ ${aliases(101, '__typename')} }`],
    ['31 aliases of a field', `{ ${aliases(31, 'service { demo }')} }`],
    ['aliases through fragments', `{ ...A ...A } fragment A on Query { ${aliases(16, 'service { demo }')} }`],
    [
      '500 fields through fragments',
      `{ viewer { ${'...A '.repeat(50)} } } fragment A on Viewer { ${'id '.repeat(10)} }`,
    ],
    ['20 levels', nested(20)],
    [
      'levels through fragments',
      `{ mirror { ...A } } fragment A on Mirror { self { self { self { self { self { self { ...B } } } } } } } fragment B on Mirror { self { self { self { self { self { self { id } } } } } } }`,
    ],
    [
      'a circle of fragments',
      '{ mirror { ...A } } fragment A on Mirror { self { ...B } } fragment B on Mirror { self { ...A } }',
    ],
    ['unknown directives', `{ service ${'@unknown '.repeat(10)} { demo } }`],
    ['a hundred @include', `{ service ${'@include(if: true) '.repeat(100)} { demo } }`],
    ['a syntax error', 'qwerty cop { x }'],
    ['two operations without a choice', 'query A { service { demo } } query B { service { demo } }'],
    ['a fragment named like introspection', '{ ...__schema } fragment __schema on Query { viewer { ...__schema } }'],
  ])('not %s', async (_name, query) => expectRefusal(await api.ask(query, { as: listener }), 400, 'BAD_USER_INPUT'));

  it('not a bomb of fragments', async () => {
    const bomb = [...Array(25).keys()].map(
      (i) => `fragment F${i} on Mirror { a: self { ...F${i + 1} } b: self { ...F${i + 1} } }`,
    );
    expectRefusal(
      await api.ask(`{ mirror { ...F0 } } ${bomb.join(' ')} fragment F25 on Mirror { id }`, { as: listener }),
      400,
    );
  });

  it('renamed 30 times', async () => {
    expect((await api.ask(`{ ${aliases(30, 'service { demo }')} }`, { as: listener })).status).toBe(200);
  });

  it('as deep as the pages of the product go', async () => {
    expect((await api.ask(nested(9), { as: listener })).status).toBe(200);
  });
});

describe('the size of a page', () => {
  const literal = (first: string) => `{ viewer { plays(first: ${first}) { edges { cursor } } } }`;
  const VARIABLE = 'query Q($first: PageSize) { viewer { plays(first: $first) { edges { cursor } } } }';

  it.each(['999999999', '101', '-1', '0', '1.5', '"10"', '2147483648', '1e2'])('is never %s', async (first) => {
    expectRefusal(await api.ask(literal(first), { as: listener }), 400, 'BAD_USER_INPUT');
  });

  it.each([999_999_999, -1, 0, 1.5, '10', 2 ** 31, true, [5]])('is never the variable %s', async (first) => {
    expectRefusal(await api.ask(VARIABLE, { as: listener, variables: { first } }), 400, 'BAD_USER_INPUT');
  });

  it('is never null', async () => {
    for (const answer of [
      await api.ask(literal('null'), { as: listener }),
      await api.ask(VARIABLE, { as: listener, variables: { first: null } }),
    ]) {
      expectRefusal(answer, 400, 'BAD_USER_INPUT');
    }
  });

  it('is only for going forward', async () => {
    expectRefusal(await api.ask('{ viewer { plays(first: 1, last: 1) { edges { cursor } } } }', { as: listener }), 400);
  });

  it.each([
    '',
    'x',
    'MQ',
    Buffer.from('top-tracks 1').toString('base64url'),
    Buffer.from('plays 1').toString('base64url'),
    Buffer.from('plays -1 1').toString('base64url'),
    Buffer.from('plays 1 99999999999').toString('base64url'),
    Buffer.from('plays 8640000000000000 1').toString('base64url'),
    Buffer.from('plays 1e3 1').toString('base64url'),
  ])('goes with cursors of the list, not with "%s"', async (after) => {
    const query = 'query Q($after: String) { viewer { plays(after: $after) { edges { cursor } } } }';
    expectRefusal(await api.ask(query, { as: listener, variables: { after } }), 400, 'BAD_USER_INPUT');
  });
});

describe('an error of ours', () => {
  it('says nothing but that it is ours', async () => {
    const answer = await api.ask('{ faulty }');
    expect(answer.body.errors[0]).toMatchObject({ extensions: { code: 'INTERNAL' }, path: ['faulty'] });
    expect(answer.text).not.toMatch(/canary|SELECT|stack|tracing/);
  });

  it('leaves no trace of how long anything took', async () => {
    const { body } = await api.ask('{ service { demo } }', { as: listener });
    expect(Object.keys(body)).toEqual(['data']);
  });
});

describe('strangers', () => {
  it('get what anyone may know, and no viewer', async () => {
    const { body } = await api.ask('{ viewer { id } service { version demo maxUploadBytes } }');
    expect(body.data).toEqual({
      viewer: null,
      service: { version: expect.stringMatching(/^\d/), demo: true, maxUploadBytes: 2 ** 30 },
    });
  });

  it('have no viewer with a session of an account that is gone', async () => {
    expect((await api.ask('{ viewer { id } }', { as: 2_000_000 })).body.data.viewer).toBeNull();
  });
});
