import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Test } from '@nestjs/testing';
import { GraphQLSchemaBuilderModule, GraphQLSchemaFactory } from '@nestjs/graphql';
import {
  type DocumentNode,
  getVariableValues,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  parse,
} from 'graphql';
import { cursorBehind as playsCursor } from '../src/analytics/plays-question';
import { cursorBehind as ranksCursor } from '../src/analytics/ranks/rank-cursors';
import { TOP_ALBUMS, TOP_ARTISTS, TOP_GENRES, TOP_TRACKS } from '../src/analytics/ranks/ranked-lists';
import { AppModule } from '../src/app.module';
import { loadEnvironment } from '../src/platform/config/environment';
import { MAX_COST } from '../src/platform/graphql/complexity';
import { costOf } from '../src/platform/graphql/cost.plugin';
import { toGlobalId } from '../src/platform/graphql/global-id';
import { SCHEMA_OPTIONS } from '../src/platform/graphql/graphql-options';
import { liveness } from '../src/platform/graphql/live';
import { MAX_PAGE_SIZE } from '../src/platform/graphql/scalars';
import { resolversOf } from '../src/platform/graphql/resolvers-of';
import { OPERATIONS, PAGE_OPERATIONS } from './operations';

const ROOT = join(__dirname, '..', '..');

/** What the dashboard asks, and what the measurements ask. */
const QUESTIONS = [
  ...OPERATIONS.map(({ text }) => text),
  ...globSync('backend/bench/**/*.graphql', { cwd: ROOT }).map((file) => readFileSync(join(ROOT, file), 'utf8')),
].map((text) => ({ text, name: operationOf(parse(text)).name?.value ?? '' }));

/** What each operation of the dashboard is. Whoever adds one decides: what a page begins with is lasting, what is live is asked beside it. */
const KINDS: Record<string, 'LASTING' | 'LIVE'> = {
  AlbumPage: 'LASTING',
  ArchiveHealth: 'LASTING',
  ArchiveNow: 'LIVE',
  ArchivePolling: 'LIVE',
  ArchivePulse: 'LIVE',
  ArtistPage: 'LASTING',
  CancelImport: 'LIVE',
  ChangeSettings: 'LIVE',
  EndOtherSessions: 'LIVE',
  EndSession: 'LIVE',
  Habits: 'LASTING',
  History: 'LASTING',
  ImportProgress: 'LIVE',
  Imports: 'LASTING',
  MoreTopAlbums: 'LASTING',
  MoreTopArtists: 'LASTING',
  MoreTopGenres: 'LASTING',
  MoreTopTracks: 'LASTING',
  OlderPlays: 'LASTING',
  Overview: 'LASTING',
  Sessions: 'LIVE',
  Settings: 'LASTING',
  TopAlbums: 'LASTING',
  TopArtists: 'LASTING',
  TopGenres: 'LASTING',
  TopTracks: 'LASTING',
  TrackPage: 'LASTING',
  UndoImport: 'LIVE',
  Welcome: 'LASTING',
};

const ALL_TIME = { preset: 'ALL_TIME' };
const WHATEVER = {
  period: ALL_TIME,
  year: ALL_TIME,
  other: ALL_TIME,
  by: 'PLAYS',
  step: 'DAY',
  bucket: 'DAY',
  id: toGlobalId('Track', 1),
  trackId: toGlobalId('Track', 1),
  itemId: toGlobalId('Track', 1),
  search: 'love',
  first: MAX_PAGE_SIZE,
  input: {},
};

/** The most that pages ask: with a period to compare with, which top lists show beside the other one, and without. */
const LARGEST_QUESTIONS = [
  { ...WHATEVER, comparedWith: ALL_TIME, sideBySide: true, moving: true, ofItem: true },
  { ...WHATEVER, comparedWith: null, sideBySide: false, moving: true, ofItem: true },
];

/** Where lists go on, by operation. */
const CURSORS: Record<string, string> = {
  OlderPlays: playsCursor({ playedAt: 1e12, trackId: 1 }),
  MoreTopTracks: ranksCursor(TOP_TRACKS, 'PLAYS', 50),
  MoreTopArtists: ranksCursor(TOP_ARTISTS, 'PLAYS', 50),
  MoreTopAlbums: ranksCursor(TOP_ALBUMS, 'PLAYS', 50),
  MoreTopGenres: ranksCursor(TOP_GENRES, 'PLAYS', 50),
};

/**
 * Fields that depend on the question, the listener's versions, the local day and the installation, and on nothing else. A field that is not here must be marked with `@Live()`: whoever adds one decides which it is.
 */
const LASTING: Record<string, readonly string[]> = {
  Query: ['node', 'service', 'viewer'],
  Viewer: [
    'album',
    'archive',
    'artist',
    'avatarUrl',
    'countingRule',
    'displayName',
    'id',
    'import',
    'imports',
    'plays',
    'search',
    'stats',
    'timeZone',
    'track',
    'weekStart',
  ],
  Archive: ['firstPlayedAt', 'lastPlayedAt', 'storedPlays', 'version'],
  Import: [
    'canCancel',
    'canUndo',
    'createdAt',
    'failure',
    'fileName',
    'files',
    'finishedAt',
    'id',
    'notes',
    'report',
    'sizeBytes',
    'state',
  ],
};

describe('every field that a page begins with', () => {
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

  it('is what the operations of the dashboard consist of: each is lasting or live', () => {
    const isLive = liveness();
    const kinds = OPERATIONS.map(({ name, text }) => [name, isLive(schema, parse(text)) ? 'LIVE' : 'LASTING']);
    expect(Object.fromEntries(kinds)).toEqual(KINDS);
    expect(kinds).toHaveLength(Object.keys(KINDS).length);
  });

  it.each(PAGE_OPERATIONS)('is lasting in the query that a page begins with: %s', (name) => {
    expect(KINDS[name]).toBe('LASTING');
  });

  it.each(QUESTIONS)(
    'costs nine tenths of what is allowed at most, however much a page asks: $name',
    ({ name, text }) => {
      const document = parse(text);
      const operation = operationOf(document);
      for (const question of LARGEST_QUESTIONS) {
        const variables = { ...question, after: CURSORS[name] };
        expect(getVariableValues(schema, operation.variableDefinitions ?? [], variables).errors).toBeUndefined();
        expect(costOf({ schema, document, operation, variables })).toBeLessThanOrEqual(0.9 * MAX_COST);
      }
    },
  );

  it.each([
    ['{ viewer { archive { version polling { state } } } }', true],
    ['{ viewer { id imports { edges { node { progress { percent } } } } } }', true],
    ['{ viewer { import(id: "x") { progress { pollAfterMs } } } }', true],
    ['{ node(id: "x") { ... on Import { progress { percent } } } }', true],
    ['{ viewer { ...A } } fragment A on Viewer { ... { archive { polling { running } } } }', true],
    ['{ viewer { sessions { id } } }', true],
    ['{ service { demo } node(id: "x") { id } viewer { archive { version storedPlays } } }', false],
    [
      '{ viewer { import(id: "x") { state files { name } } imports { edges { node { state report { read } } } } } }',
      false,
    ],
    ['mutation { archiveNow { __typename } }', true],
    ['{ viewer { id displayName } }', false],
    ['{ viewer { id plays { edges { cursor } } } }', false],
  ])('is found in %s: %s', (text, live) => {
    expect(liveness()(schema, parse(text))).toBe(live);
  });
});

/** The one operation of a document. */
function operationOf({ definitions }: DocumentNode): OperationDefinitionNode {
  const [operation, ...others] = definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
  if (!operation || others.length > 0) throw new Error('A document has one operation.');
  return operation;
}

type Fields = Record<string, { name: string; extensions: Record<string, unknown> }>;
