import { ItemFacts } from '@audiospective/listening';
import type { Stats } from '../stats/stats.model';
import type { ItemKind } from './item-kinds';
import { ItemStats } from './item-stats.model';

/** What the statistics of a period say of the item with this key. */
export async function itemStatsOf<Item>({ kind, ids }: ItemKind<Item>, key: number, stats: Stats): Promise<ItemStats> {
  const factsOf = async ({ selectionInTurn }: Stats) => {
    const all = await selectionInTurn();
    return new ItemFacts(all, kind, ids(all.history.catalogue).indexOf(key));
  };
  return new ItemStats({
    period: stats.period,
    facts: await factsOf(stats),
    previous: () => {
      const previous = stats.previous();
      return previous && { selection: async () => (await factsOf(previous)).own };
    },
  });
}
