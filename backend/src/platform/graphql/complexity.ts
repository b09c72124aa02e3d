import type { ComplexityEstimator, ComplexityEstimatorArgs } from '@nestjs/graphql';
import { MAX_PAGE_SIZE } from './scalars';

/**
 * The most that one operation may cost. A field costs 1 unless its `complexity` says otherwise; the dashboard's own
 * queries stay under a third of this.
 */
export const MAX_COST = 5_000;

/** Finding the entries of a list, whatever is then asked about each of them. */
const LIST_COST = 5;

/** Cost of a field that looks at every play of its period once. */
export const STATISTIC_COST = 10;

/** `complexity` of a paged list: every entry costs what is asked about one. A size that is none counts as the largest. */
export const listCost: ComplexityEstimator = ({ args, childComplexity }: ComplexityEstimatorArgs) =>
  entriesOf(args['first']) * childComplexity + LIST_COST;

/** `complexity` of a statistic: reading the plays, and what is asked about the result. */
export const statisticCost: ComplexityEstimator = ({ childComplexity }: ComplexityEstimatorArgs) =>
  STATISTIC_COST + childComplexity;

function entriesOf(first: unknown): number {
  const isSize = Number.isInteger(first) && (first as number) >= 1 && (first as number) <= MAX_PAGE_SIZE;
  return isSize ? (first as number) : MAX_PAGE_SIZE;
}
