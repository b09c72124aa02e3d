import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Kind, parse } from 'graphql';

const FILE = join(__dirname, '..', '..', 'libs', 'contract', 'operations.json');

/** A persisted operation of the dashboard. */
export interface Operation {
  name: string;
  /** SHA-256 of the text in hex: what the dashboard sends instead of it. */
  hash: string;
  text: string;
}

/** All persisted operations, by name. */
export const OPERATIONS: readonly Operation[] = Object.entries(
  JSON.parse(readFileSync(FILE, 'utf8')) as Record<string, string>,
)
  .map(([hash, text]) => ({ name: nameOf(text), hash, text }))
  .sort((one, other) => one.name.localeCompare(other.name));

/** Global ids of what the pages of a track, an artist and an album show. */
export interface ShownItems {
  track: string;
  artist: string;
  album: string;
}

const YEAR = { preset: 'LAST_12_MONTHS' };
const TOP = { period: YEAR, by: 'PLAYS', comparedWith: null, other: YEAR, sideBySide: false };

/** The own queries of all pages, each with variables as its page sends them. */
const PAGES: Record<string, (items: ShownItems) => object> = {
  AlbumPage: ({ album }) => ({ id: album, period: YEAR, bucket: 'MONTH' }),
  ArchiveHealth: () => ({}),
  ArtistPage: ({ artist }) => ({ id: artist, period: YEAR, bucket: 'MONTH' }),
  Habits: () => ({ period: YEAR }),
  History: ({ track }) => ({ period: YEAR, search: 'love', itemId: track, ofItem: false }),
  Imports: () => ({ first: 20 }),
  Overview: () => ({ period: YEAR, comparedWith: null, step: 'DAY' }),
  Settings: () => ({}),
  TopAlbums: () => TOP,
  TopArtists: () => TOP,
  TopGenres: () => TOP,
  TopTracks: () => TOP,
  TrackPage: ({ track }) => ({ id: track, period: YEAR, bucket: 'MONTH' }),
  Welcome: () => ({}),
};

/** Names of the own queries of all pages. */
export const PAGE_OPERATIONS: readonly string[] = Object.keys(PAGES);

/** What the page with this query sends. @throws Error when no such operation is persisted */
export function pageRequest(name: string, items: ShownItems) {
  const operation = OPERATIONS.find((one) => one.name === name);
  const variables = PAGES[name]?.(items);
  if (!operation || !variables) throw new Error(`There is no page with the query ${name}.`);
  const persistedQuery = { version: 1, sha256Hash: operation.hash };
  return { operationName: name, variables, extensions: { persistedQuery } };
}

/** The name of the one operation of a document. */
function nameOf(text: string): string {
  const [operation, ...others] = parse(text).definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
  if (!operation?.name || others.length > 0) throw new Error('A document has one operation with a name.');
  return operation.name.value;
}
