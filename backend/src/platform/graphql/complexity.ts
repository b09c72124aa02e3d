import type { ComplexityEstimator, ComplexityEstimatorArgs } from '@nestjs/graphql';
import { MAX_PAGE_SIZE } from './scalars';

/**
 * The most that one operation may cost. A field costs 1 unless its `complexity` says otherwise. The largest of the
 * dashboard's own queries, two top lists side by side, stays under nine tenths of this. Work on plays costs about 1 for
 * each 60 µs that it takes with 500,000 of them, so that all of one request takes about 0.3 s at most.
 */
export const MAX_COST = 5_000;

/** Finding the entries of a list, whatever is then asked about each of them. */
const LIST_COST = 5;

/** Finding plays and going through all of them, whatever is then told about them. */
export const SELECTION_COST = 100;

/** Telling something of plays that were gone through. */
export const STATISTIC_COST = 10;

/** Making and sending a list with an entry per hour or day. */
const LONG_LIST_COST = 60;

/** `complexity` of a paged list: every entry costs what is asked about one. A size that is none counts as the largest. */
export const listCost: ComplexityEstimator = ({ args, childComplexity }: ComplexityEstimatorArgs) =>
  entriesOf(args['first']) * childComplexity + LIST_COST;

/** `complexity` of a statistic: reading the plays, and what is asked about the result. */
export const statisticCost: ComplexityEstimator = ({ childComplexity }: ComplexityEstimatorArgs) =>
  STATISTIC_COST + childComplexity;

/** `complexity` of a statistic that goes through the plays once more, on its own. */
export const passCost: ComplexityEstimator = ({ childComplexity }: ComplexityEstimatorArgs) =>
  SELECTION_COST + childComplexity;

/**
 * `complexity` of plays and all that is told about them: twice as much where a filter has to look at each one first, and
 * where they are compared with plays of any other period; the period before is as long as this one at most, and apart from it.
 */
export const selectionCost: ComplexityEstimator = ({ args, childComplexity }: ComplexityEstimatorArgs) =>
  (SELECTION_COST + childComplexity) * (args['filter'] ? 2 : 1) * (args['comparedWith'] ? 2 : 1);

/** `complexity` of a list of numbers or texts over the days or hours of a period. */
export const longListCost: ComplexityEstimator = () => LONG_LIST_COST;

function entriesOf(first: unknown): number {
  const isSize = Number.isInteger(first) && (first as number) >= 1 && (first as number) <= MAX_PAGE_SIZE;
  return isSize ? (first as number) : MAX_PAGE_SIZE;
}
