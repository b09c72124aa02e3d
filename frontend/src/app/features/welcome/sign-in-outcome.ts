/** What the start page says about a sign-in that did not end well. */
export interface SignInOutcome {
  headline: string;
  text: string;
}

const OUTCOMES: Record<string, SignInOutcome> = {
  refused: {
    headline: 'You said no to Spotify',
    text: 'Nothing was connected and nothing was stored. Whenever you like, try again.',
  },
  failed: {
    headline: 'Spotify could not sign you in',
    text: 'Nothing was changed. This is usually over in a minute: please try again.',
  },
  expired: {
    headline: 'That sign-in took too long',
    text: 'For your safety a sign-in is valid for ten minutes, once, in the browser it began in. Please start again.',
  },
  'not-allowed': {
    headline: 'This Spotify account is not on the list',
    text: 'A new Spotify app admits five accounts that its owner has named. Ask the operator to add yours.',
  },
};

/** The words for `?signIn=`; undefined for texts that mean nothing. */
export function signInOutcome(code: string | undefined): SignInOutcome | undefined {
  return code !== undefined && Object.hasOwn(OUTCOMES, code) ? OUTCOMES[code] : undefined;
}
