import type { ComplexityEstimator } from '@nestjs/graphql';
import { listCost, SELECTION_COST } from '../platform/graphql/complexity';

/** Looking for up to eight words in every name, besides finding the plays. */
const SEARCH_COST = 2.5 * SELECTION_COST;

/** `complexity` of a list of plays: finding them takes a look at each, unless they are simply the newest ones. */
export const playsCost: ComplexityEstimator = (field) => findingCost(field.args) + Number(listCost(field));

function findingCost({ search, trackId, artistId, albumId }: Record<string, unknown>): number {
  if (search != null) return SEARCH_COST;
  return (trackId ?? artistId ?? albumId) == null ? 0 : SELECTION_COST;
}
