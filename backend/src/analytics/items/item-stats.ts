import type { Stats } from '../stats/stats.model';
import type { ItemKind } from './item-kinds';
import { ItemStats } from './item-stats.model';

/** What the statistics of a period say of the item with this key. */
export async function itemStatsOf<Item>(
  { kind, ids, filter }: ItemKind<Item>,
  key: number,
  stats: Stats,
): Promise<ItemStats> {
  const all = await stats.selection();
  const narrowed = async ({ selection }: Stats) => (await selection()).narrow(filter(key));
  return new ItemStats({
    kind,
    index: ids(all.history.catalogue).indexOf(key),
    period: stats.period,
    all,
    own: all.narrow(filter(key)),
    previous: () => {
      const previous = stats.previous();
      return previous && { selection: () => narrowed(previous) };
    },
  });
}
