import { consentWarning, pollOutcome } from './archive-words';
import { archiveStatus } from './overview.testing';

it.each([
  ['NONE', 161, undefined],
  ['ENDS_SOON', 30, 'Spotify’s permission ends in 30 days'],
  ['ENDS_THIS_WEEK', 1, 'Spotify’s permission ends in 1 day'],
  ['ENDED', 0, 'Spotify’s permission has ended'],
] as const)('warns of the end of consent: %s', (notice, daysLeft, headline) => {
  const consent = { __typename: 'Consent', expiresAt: '2027-05-01T10:00:00.000Z', daysLeft, notice } as const;
  expect(consentWarning(consent)?.headline).toBe(headline);
});

it.each([
  ['while the poll runs', { pollRunning: true, lastPolledAt: 'later' }, false, undefined],
  ['when none has ended', {}, false, undefined],
  ['of one that failed', {}, true, ''],
  [
    'of one that found nothing',
    { lastPolledAt: 'later', lastPollNewPlays: 0 },
    true,
    'Checked: nothing new since last time.',
  ],
  ['of one that found a play', { lastPolledAt: 'later', lastPollNewPlays: 1 }, true, 'Checked: 1 new play.'],
])('tells the outcome of a poll: %s', (_, changes, ran, words) => {
  expect(pollOutcome(archiveStatus({ pollRunning: ran }), archiveStatus(changes))).toBe(words);
});
