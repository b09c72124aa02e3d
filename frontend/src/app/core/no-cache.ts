import { ApolloCache } from '@apollo/client/cache';

/** A cache that keeps nothing. Apollo Client wants one; answers are whole documents, which `Answers` keeps. */
export class NoCache extends ApolloCache {
  read(): null {
    return null;
  }

  write(): undefined {
    return undefined;
  }

  diff() {
    return { complete: false, result: null } as const;
  }

  watch(): () => void {
    return () => undefined;
  }

  reset(): Promise<void> {
    return Promise.resolve();
  }

  evict(): boolean {
    return false;
  }

  restore(): this {
    return this;
  }

  extract(): undefined {
    return undefined;
  }

  removeOptimistic(): void {}

  fragmentMatches(): boolean {
    return false;
  }

  performTransaction(): void {}
}
