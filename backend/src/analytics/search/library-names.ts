import { Injectable } from '@nestjs/common';
import type { Catalogue, History } from '@audiospective/listening';
import { LRUCache } from 'lru-cache';
import { Database } from '../../platform/database/database';
import { DenseIndex } from '../history/dense-index';
import { fold } from './fold';
import { readChangedNames } from './changed-names.query';
import { type NamedTable, readNames } from './names.query';
import { inSlices } from './slices';

/** Kinds of things with names. */
export type NamedKind = 'TRACKS' | 'ARTISTS' | 'ALBUMS';

/** Folded names by the ids that they were read for, at least as new as a version of the catalogue. */
interface ReadNames {
  ids: Int32Array;
  names: readonly string[];
  version: string;
}

/** Names that were read for a catalogue, for as long as somebody has it. */
interface KeptNames {
  catalogue: WeakRef<Catalogue>;
  read: Promise<ReadNames>;
}

const TABLES: Record<NamedKind, NamedTable> = { TRACKS: 'track', ARTISTS: 'artist', ALBUMS: 'album' };

/** What a folded name takes in memory, about, with the id. */
const BYTES_PER_NAME = 68;
/** Most memory for names, of all listeners together. */
const MAX_BYTES = 48 * 2 ** 20;

/**
 * The names in listeners' libraries, folded, in memory: read when somebody searches, and kept while there is room. When the
 * library has changed, only names that are new or may be different are read.
 */
@Injectable()
export class LibraryNames {
  private readonly kept = new LRUCache<string, KeptNames>({ maxSize: MAX_BYTES });

  constructor(private readonly database: Database) {}

  /** The folded names of all tracks, artists or albums of a listener's history, by their indexes. */
  async namesOf(listenerId: number, { catalogue }: History, kind: NamedKind): Promise<readonly string[]> {
    const key = `${kind} ${listenerId}`;
    const known = this.kept.get(key);
    if (known?.catalogue.deref() === catalogue) return (await known.read).names;
    const ids = idsOf(catalogue, kind);
    const read = this.read(TABLES[kind], ids, known?.read);
    const kept = { catalogue: new WeakRef(catalogue), read };
    this.kept.set(key, kept, { size: 1 + ids.length * BYTES_PER_NAME });
    return (await read.catch((error: unknown) => this.forget(key, kept, error))).names;
  }

  private forget(key: string, kept: KeptNames, error: unknown): never {
    if (this.kept.peek(key) === kept) this.kept.delete(key);
    throw error;
  }

  private async read(table: NamedTable, ids: Int32Array, before?: Promise<ReadNames>): Promise<ReadNames> {
    const known = await before?.catch(() => undefined);
    // The version comes first: names that change from now on will be among the changes since.
    const { version, changed } = await readChangedNames(this.database, table, known?.version);
    const names = known && changed ? recall(known, changed, ids) : new Array<string | undefined>(ids.length);
    const missing = ids.filter((_, index) => names[index] === undefined);
    const fresh = await this.readFolded(table, missing);
    let next = 0;
    return { ids, names: Array.from(names, (name) => name ?? fresh[next++] ?? ''), version };
  }

  private async readFolded(table: NamedTable, ids: Int32Array): Promise<string[]> {
    const names: string[] = [];
    await inSlices(ids.length, async (from, to) => {
      const slice = await readNames(this.database, table, [...ids.subarray(from, to)]);
      for (const name of slice) names.push(fold(name));
    });
    return names;
  }
}

/** What is known already of the names of these ids and has not changed; undefined for the others. */
function recall(known: ReadNames, changed: ReadonlySet<number>, ids: Int32Array): (string | undefined)[] {
  const index = new DenseIndex(known.ids.length);
  for (const id of known.ids) index.indexOf(id);
  return Array.from(ids, (id) => (changed.has(id) ? undefined : known.names[index.find(id)]));
}

function idsOf({ tracks, artists, albums }: Catalogue, kind: NamedKind): Int32Array {
  return { TRACKS: tracks, ARTISTS: artists, ALBUMS: albums }[kind].id;
}
