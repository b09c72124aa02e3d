import type { ComplexityEstimator } from '@nestjs/graphql';
import { listCost, STATISTIC_COST } from '../../platform/graphql/complexity';

/** Ranking here, and going through the plays of the period before for previous ranks, a pass that all lists share. */
const RANKING_COST = 3 * STATISTIC_COST;

/** `complexity` of a ranked list: making the ranks, and what is asked about every entry. */
export const rankCost: ComplexityEstimator = (field) => RANKING_COST + Number(listCost(field));
