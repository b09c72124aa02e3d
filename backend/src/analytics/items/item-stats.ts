import { busiestDay, playSums, rankOf, type Selection } from '@audiospective/listening';
import type { Stats } from '../stats/stats.model';
import type { ItemKind } from './item-kinds';
import type { ItemStats } from './item-stats.model';

/** What the statistics of a period say of the item with this key. Nothing is worked out before it is asked for. */
export function itemStatsOf<Item>({ kind, ids, filter }: ItemKind<Item>, key: number, stats: Stats): ItemStats {
  const narrow = (all: () => Promise<Selection>) => once(async () => (await all()).narrow(filter(key)));
  const own = narrow(stats.selection);
  const sums = once(async () => playSums(await own()));
  return {
    period: stats.period,
    selection: own,
    previous: () => {
      const previous = stats.previous();
      return previous && { selection: narrow(previous.selection) };
    },
    plays: async () => (await sums()).plays,
    msPlayed: async () => (await sums()).msPlayed,
    rank: async () => {
      const all = await stats.selection();
      const index = ids(all.history.catalogue).indexOf(key);
      return index === -1 ? null : rankOf(all, kind, index, 'PLAYS');
    },
    firstPlayedAt: async () => instant((await sums()).firstPlayedAt),
    lastPlayedAt: async () => instant((await sums()).lastPlayedAt),
    bestDay: async () => busiestDay(await own()),
  };
}

function instant(ms: number | null): Date | null {
  return ms === null ? null : new Date(ms);
}

function once<T>(work: () => Promise<T>): () => Promise<T> {
  let known: Promise<T> | undefined;
  return () => (known ??= work());
}
