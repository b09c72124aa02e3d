import { Injectable } from '@nestjs/common';
import type { Catalogue, History } from '@audiospective/listening';
import { LRUCache } from 'lru-cache';
import { Database } from '../../platform/database/database';
import { fold } from './fold';
import { type NamedTable, readNames } from './names.query';
import { inSlices } from './slices';

/** Kinds of things with names. */
export type NamedKind = 'TRACKS' | 'ARTISTS' | 'ALBUMS';

/** Names that were read for a catalogue, for as long as somebody has it. */
interface KeptNames {
  catalogue: WeakRef<Catalogue>;
  names: Promise<string[]>;
}

const TABLES: Record<NamedKind, NamedTable> = { TRACKS: 'track', ARTISTS: 'artist', ALBUMS: 'album' };

/** What a folded name takes in memory, about. */
const BYTES_PER_NAME = 64;
/** Most memory for names, of all listeners together. */
const MAX_BYTES = 48 * 2 ** 20;

/** The names in listeners' libraries, folded, in memory: read when somebody searches, and kept while there is room. */
@Injectable()
export class LibraryNames {
  private readonly kept = new LRUCache<string, KeptNames>({ maxSize: MAX_BYTES });

  constructor(private readonly database: Database) {}

  /** The folded names of all tracks, artists or albums of a listener's history, by their indexes. */
  async namesOf(listenerId: number, { catalogue }: History, kind: NamedKind): Promise<readonly string[]> {
    const key = `${kind} ${listenerId}`;
    const known = this.kept.get(key);
    if (known?.catalogue.deref() === catalogue) return known.names;
    const ids = idsOf(catalogue, kind);
    const names = this.read(TABLES[kind], ids);
    const kept = { catalogue: new WeakRef(catalogue), names };
    this.kept.set(key, kept, { size: 1 + ids.length * BYTES_PER_NAME });
    return names.catch((error: unknown) => this.forget(key, kept, error));
  }

  private forget(key: string, kept: KeptNames, error: unknown): never {
    if (this.kept.peek(key) === kept) this.kept.delete(key);
    throw error;
  }

  private async read(table: NamedTable, ids: Int32Array): Promise<string[]> {
    const names: string[] = [];
    await inSlices(ids.length, async (from, to) => {
      const slice = await readNames(this.database, table, [...ids.subarray(from, to)]);
      for (const name of slice) names.push(fold(name));
    });
    return names;
  }
}

function idsOf({ tracks, artists, albums }: Catalogue, kind: NamedKind): Int32Array {
  return { TRACKS: tracks, ARTISTS: artists, ALBUMS: albums }[kind].id;
}
