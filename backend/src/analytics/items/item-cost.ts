import type { ComplexityEstimator } from '@nestjs/graphql';
import { listCost } from '../../platform/graphql/complexity';

/** Finding the plays of one thing means looking at all of them: nothing to notice on its own, much in a list of a hundred things. */
const ITEM_COST = 100;

/** `complexity` of the statistics of one thing. */
export const itemStatsCost: ComplexityEstimator = ({ childComplexity }) => ITEM_COST + childComplexity;

/** `complexity` of the list of plays of one thing. */
export const itemPlaysCost: ComplexityEstimator = (field) => ITEM_COST + Number(listCost(field));
