/** Answers of the accounts service to refreshes within the last 15 minutes, over all processes. */
export interface RefreshCounts {
  refreshes: number;
  refused: number;
}

const MORE_REFUSALS_THAN = 20;
const MORE_THAN_SHARE = 0.02;

/**
 * Spotify has refused valid tokens by mistake, all of them at once. More than 20 refusals that are more than 2 % of the
 * refreshes are therefore not believed: the tokens are kept and tried again later.
 */
export function isMassRefusal({ refreshes, refused }: RefreshCounts): boolean {
  return refused > MORE_REFUSALS_THAN && refused > MORE_THAN_SHARE * refreshes;
}
