import type { SpotifyProfile } from './spotify-replies';

/** An account that is known by one of the ids of a profile. */
export interface KnownAccount {
  listenerId: number;
  spotifyId: string;
  accountId: string | null;
}

/** The listener a profile belongs to; NEW when it is nobody's yet, CONFLICT when its two ids speak of different people. */
export type Identified = number | 'NEW' | 'CONFLICT';

/**
 * The account id never changes and decides; the Spotify id decides only where one side has no account id. An id that
 * passed on to another person is never merged.
 */
export function identify({ accountId }: SpotifyProfile, known: readonly KnownAccount[]): Identified {
  const [account, another] = known;
  if (!account) return 'NEW';
  if (another) return 'CONFLICT';
  const isAnother = accountId !== null && account.accountId !== null && accountId !== account.accountId;
  return isAnother ? 'CONFLICT' : account.listenerId;
}
