import type { Period } from '@audiospective/period';
import type { FirstPage } from '../../core/kept-pages';
import type { RankedItem } from '../../ui/ranked-row';
import { settingsOf, type TopAnswer, type TopView } from './top-data';
import { type FormerItem, leavers, movingItems, rankedItems } from './top-items';

type Viewer = NonNullable<TopAnswer['viewer']>;
type Stats = Viewer['stats'] | NonNullable<Viewer['other']>;

/** Which list it is. */
export interface ListAsked extends Omit<TopView, 'compared'> {
  comparedWith: Period | null;
  /** Whether its items tell how they have moved. */
  moving: boolean;
}

/** Days of a period, the last one included; null for all time. */
export type PeriodDays = { first: string; last: string } | null;

/** The beginning of a top list of one period. */
export interface TopList extends FirstPage<RankedItem> {
  asked: ListAsked;
  /** The listener with the settings that it was made by. */
  settings: string;
  days: PeriodDays;
  totals: Stats['totals'];
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
export function topLists(viewer: Viewer, { kind, by, period, compared }: TopView): TopLists {
  const { stats, other } = viewer;
  const former = (other ?? stats.previous)?.top.edges ?? [];
  // Where there was nothing before, everything would be new: that tells nothing.
  const moving = former.length > 0;
  const items = moving ? movingItems(stats.top) : rankedItems(stats.top);
  const beside = { kind, by, period: compared ?? period, comparedWith: null, moving: false };
  return {
    shown: topList(viewer, stats, { asked: { kind, by, period, comparedWith: compared, moving }, items }),
    other: other ? topList(viewer, other, { asked: beside, items: rankedItems(other.top) }) : null,
    left: other ? [] : leavers(former, items),
    before: moving && stats.previous ? daysOf(stats.previous.period) : null,
  };
}

function topList(
  viewer: Viewer,
  { period, totals, top }: Stats,
  { asked, items }: Pick<TopList, 'asked' | 'items'>,
): TopList {
  const settings = settingsOf(viewer);
  const days = daysOf(period);
  // The days, because the same period is of other days tomorrow.
  const name = JSON.stringify([asked, days, settings]);
  const after = top.pageInfo.hasNextPage ? top.pageInfo.endCursor : null;
  return { of: name, version: viewer.archive.version, asked, settings, days, totals, items, after };
}

function daysOf({ firstDay, lastDay }: Stats['period']): PeriodDays {
  return firstDay && lastDay ? { first: firstDay, last: lastDay } : null;
}
