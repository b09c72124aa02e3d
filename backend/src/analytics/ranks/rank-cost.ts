import type { ComplexityEstimator } from '@nestjs/graphql';
import { listCost, STATISTIC_COST } from '../../platform/graphql/complexity';

/** `complexity` of a ranked list: looking at the plays, and what is asked about every entry. */
export const rankCost: ComplexityEstimator = (field) => STATISTIC_COST + Number(listCost(field));
