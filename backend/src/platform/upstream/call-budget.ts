/** Why Spotify is called; each purpose has its own share of the calls. */
export type CallPurpose = 'SIGN_IN' | 'POLL' | 'ENRICHMENT';

/** The one account of calls to Spotify, over all processes. */
export interface CallBudget {
  /** Books one call before it is made. Throws ApplicationError RATE_LIMITED when the purpose has no call left. */
  spend(purpose: CallPurpose): Promise<void>;
}

/** Injection token of the CallBudget. */
export const CALL_BUDGET = Symbol('CALL_BUDGET');
