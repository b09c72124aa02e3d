import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Test } from '@nestjs/testing';
import { GraphQLSchemaBuilderModule, GraphQLSchemaFactory } from '@nestjs/graphql';
import { type GraphQLSchema, Kind, parse } from 'graphql';
import { AppModule } from '../src/app.module';
import { loadEnvironment } from '../src/platform/config/environment';
import { MAX_COST } from '../src/platform/graphql/complexity';
import { costOf } from '../src/platform/graphql/cost.plugin';
import { SCHEMA_OPTIONS } from '../src/platform/graphql/graphql-options';
import { liveness } from '../src/platform/graphql/live';
import { resolversOf } from '../src/platform/graphql/resolvers-of';

const ROOT = join(__dirname, '..', '..');

/** What the dashboard asks, and what the measurements ask. */
const DOCUMENTS = [
  ...Object.values(
    JSON.parse(readFileSync(join(ROOT, 'libs/contract/operations.json'), 'utf8')) as Record<string, string>,
  ),
  ...globSync('backend/bench/**/*.graphql', { cwd: ROOT }).map((file) => readFileSync(join(ROOT, file), 'utf8')),
];

/**
 * Fields that depend on the question, the listener's versions of archive, settings and catalogue, and the local day, and on
 * nothing else. A field that is not here must be marked with `@Live()`: whoever adds one decides which it is.
 */
const LASTING: Record<string, readonly string[]> = {
  Query: ['viewer'],
  Viewer: [
    'album',
    'artist',
    'avatarUrl',
    'countingRule',
    'displayName',
    'id',
    'plays',
    'search',
    'stats',
    'timeZone',
    'track',
    'weekStart',
  ],
};

describe('every field of the query and of the viewer', () => {
  let schema: GraphQLSchema;
  beforeAll(async () => {
    const module = await Test.createTestingModule({ imports: [GraphQLSchemaBuilderModule] }).compile();
    const resolvers = await resolversOf(AppModule.for(loadEnvironment({})));
    schema = await module.get(GraphQLSchemaFactory).create(resolvers, SCHEMA_OPTIONS);
    await module.close();
  });

  it.each(Object.keys(LASTING))('of %s is either live or lasting', (type) => {
    const fields = Object.values((schema.getType(type) as unknown as { getFields(): Fields }).getFields());
    const live = fields.filter(({ extensions }) => extensions['live'] === true).map(({ name }) => name);
    const lasting = fields.map(({ name }) => name).filter((name) => LASTING[type]?.includes(name));
    expect([...live, ...lasting].sort()).toEqual(fields.map(({ name }) => name).sort());
  });

  it.each(DOCUMENTS)('costs the dashboard less than a third of what is allowed: %#', (text) => {
    const document = parse(text);
    const operations = document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
    const variables = { period: { preset: 'ALL_TIME' }, year: { year: 2025 }, id: 'x', first: 20 };
    for (const operation of operations) {
      const cost = costOf({ schema, document, operation, variables });
      expect([operation.name?.value, cost < MAX_COST / 3]).toEqual([operation.name?.value, true]);
    }
  });

  it.each([
    ['{ viewer { archive { version } } }', true],
    ['{ viewer { id imports { pageInfo { endCursor } } } }', true],
    ['{ viewer { import(id: "x") { id } } }', true],
    ['{ viewer { ...A } } fragment A on Viewer { ... { archive { version } } }', true],
    ['mutation { archiveNow { __typename } }', true],
    ['{ viewer { id displayName } }', false],
    ['{ viewer { id plays { edges { cursor } } } }', false],
  ])('is found in %s: %s', (text, live) => {
    expect(liveness()(schema, parse(text))).toBe(live);
  });
});

type Fields = Record<string, { name: string; extensions: Record<string, unknown> }>;
