import type { ComplexityEstimator } from '@nestjs/graphql';
import { MAX_PAGE_SIZE } from './scalars';

/** What one figure costs that looks at every play of a period; an ordinary field costs 1. */
export const STATISTIC_COST = 10;

/** What a figure costs that looks at every play more than once, or at the whole archive. */
export const LARGE_STATISTIC_COST = 20;

/** What a list costs before any of its entries. */
const LIST_COST = 5;

/** Cost of a list: its entries times what each of them costs. A size that is none is refused later; until then it counts as the largest. */
export const listCost: ComplexityEstimator = ({ args, childComplexity }) => {
  const first: unknown = args['first'];
  const isSize = typeof first === 'number' && first >= 1 && first <= MAX_PAGE_SIZE;
  return LIST_COST + (isSize ? first : MAX_PAGE_SIZE) * childComplexity;
};
