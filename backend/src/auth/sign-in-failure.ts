import { ApplicationError } from '../platform/errors/application-error';

/** How a sign-in can end without a session; also the word that the dashboard is given. */
export type SignInFailureKind = 'refused' | 'expired' | 'not-allowed' | 'failed';

const MEANINGS = {
  refused: ['FORBIDDEN', 'The sign-in was refused at Spotify.'],
  expired: ['BAD_USER_INPUT', 'This sign-in is not valid (any more); please start again.'],
  'not-allowed': ['FORBIDDEN', 'This Spotify account is not on the list of the Spotify app.'],
  failed: ['UPSTREAM_UNAVAILABLE', 'Spotify could not complete the sign-in; please try again.'],
} as const;

/** A sign-in that ended without a session. Nothing was stored. */
export class SignInFailure extends ApplicationError {
  constructor(
    readonly kind: SignInFailureKind,
    cause?: unknown,
  ) {
    const [code, sentence] = MEANINGS[kind];
    super(code, sentence, { cause });
    this.name = 'SignInFailure';
  }
}
