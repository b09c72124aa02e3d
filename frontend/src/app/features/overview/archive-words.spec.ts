import { consentWarning } from './archive-words';

it.each([
  ['NONE', 161, undefined],
  ['ENDS_SOON', 30, 'Spotify’s permission ends in 30 days'],
  ['ENDS_THIS_WEEK', 1, 'Spotify’s permission ends in 1 day'],
  ['ENDED', 0, 'Spotify’s permission has ended'],
] as const)('warns of the end of consent: %s', (notice, daysLeft, headline) => {
  const consent = { __typename: 'Consent', expiresAt: '2027-05-01T10:00:00.000Z', daysLeft, notice } as const;
  expect(consentWarning(consent)?.headline).toBe(headline);
});
