import type { Period } from '@audiospective/period';
import type { RankedItem } from '../../ui/ranked-row';
import type { TopAnswer, TopView } from './top-data';
import { type FormerItem, leavers, movingItems, rankedItems } from './top-items';

type Viewer = NonNullable<TopAnswer['viewer']>;
type Stats = Viewer['stats'] | NonNullable<Viewer['other']>;

/** Which list it is, and of which state of whose archive: what belongs behind its first page. */
export interface ListAsked extends Omit<TopView, 'compared'> {
  comparedWith: Period | null;
  /** Whether its items tell how they have moved. */
  moving: boolean;
  listener: string;
  version: string;
}

/** Days of a period, the last one included; null for all time. */
export type PeriodDays = { first: string; last: string } | null;

/** The beginning of a top list of one period. */
export interface TopList {
  asked: ListAsked;
  days: PeriodDays;
  totals: Stats['totals'];
  items: readonly RankedItem[];
  /** Where the list goes on; null at its end. */
  after: string | null;
}

/** Everything an answer tells. */
export interface TopLists {
  shown: TopList;
  /** The list beside it; null where nothing is compared. */
  other: TopList | null;
  /** What was among the first in the period before and is not any more. */
  left: readonly FormerItem[];
  /** Days of that period; null where it has none or nothing was played in it. */
  before: PeriodDays;
}

/** Reads the answer to what `view` asks. */
export function topLists(viewer: Viewer, view: TopView): TopLists {
  const { stats, other } = viewer;
  const former = (other ?? stats.previous)?.top.edges ?? [];
  // Where there was nothing before, everything would be new: that tells nothing.
  const moving = former.length > 0;
  const asked = { kind: view.kind, by: view.by, listener: viewer.id, version: viewer.archive.version };
  const items = moving ? movingItems(stats.top) : rankedItems(stats.top);
  const shown = topList(stats, items, { ...asked, period: view.period, comparedWith: view.compared, moving });
  const beside = { ...asked, period: view.compared ?? view.period, comparedWith: null, moving: false };
  return {
    shown,
    other: other ? topList(other, rankedItems(other.top), beside) : null,
    left: other ? [] : leavers(former, items),
    before: moving && stats.previous ? daysOf(stats.previous.period) : null,
  };
}

function topList({ period, totals, top }: Stats, items: RankedItem[], asked: ListAsked): TopList {
  const after = top.pageInfo.hasNextPage ? top.pageInfo.endCursor : null;
  return { asked, totals, items, after, days: daysOf(period) };
}

function daysOf({ firstDay, lastDay }: Stats['period']): PeriodDays {
  return firstDay && lastDay ? { first: firstDay, last: lastDay } : null;
}
