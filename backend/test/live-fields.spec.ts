import { Test } from '@nestjs/testing';
import { GraphQLSchemaBuilderModule, GraphQLSchemaFactory } from '@nestjs/graphql';
import { type GraphQLSchema, parse } from 'graphql';
import { AppModule } from '../src/app.module';
import { loadEnvironment } from '../src/platform/config/environment';
import { SCHEMA_OPTIONS } from '../src/platform/graphql/graphql-options';
import { liveness } from '../src/platform/graphql/live';
import { resolversOf } from '../src/platform/graphql/resolvers-of';

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
