import { Injectable } from '@nestjs/common';
import DataLoader from 'dataloader';

/** Answers many keys with one query: one value per key, in the order of the keys. */
export type BatchLoad<Key, Value> = (keys: readonly Key[]) => Promise<Value[]>;

/** The name of a loader, and the types it works with. */
export class LoaderToken<Key, Value> {
  /** Only the type checker reads this: it ties the token to its types. */
  declare readonly types: [Key, Value];

  constructor(readonly name: string) {}
}

/** The loaders of one request: each key is read once, keys asked for together are read by one query. */
export class RequestLoaders {
  private readonly loaders = new Map<LoaderToken<unknown, unknown>, DataLoader<unknown, unknown>>();

  constructor(private readonly batches: ReadonlyMap<LoaderToken<unknown, unknown>, BatchLoad<unknown, unknown>>) {}

  /** The loader of this request for a token. */
  get<Key, Value>(token: LoaderToken<Key, Value>): DataLoader<Key, Value> {
    const known = this.loaders.get(token);
    if (known) return known as DataLoader<Key, Value>;
    const batch = this.batches.get(token);
    if (!batch) throw new Error(`No loader is registered as ${token.name}.`);
    const loader = new DataLoader<unknown, unknown>(batch);
    this.loaders.set(token, loader);
    return loader as DataLoader<Key, Value>;
  }
}

/** Where modules say how their things are read in sets. */
@Injectable()
export class LoaderRegistry {
  private readonly batches = new Map<LoaderToken<unknown, unknown>, BatchLoad<unknown, unknown>>();

  register<Key, Value>(token: LoaderToken<Key, Value>, batch: BatchLoad<Key, Value>): void {
    this.batches.set(token, batch as BatchLoad<unknown, unknown>);
  }

  /** Fresh loaders, for one request. */
  forRequest(): RequestLoaders {
    return new RequestLoaders(this.batches);
  }
}
