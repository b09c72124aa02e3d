import { archiveStatus } from '../../../testing/answers';
import { consentWarning, coverageOf } from './archive-words';

const now = new Date('2026-11-21T13:05:00.000Z');

it('shows no strip before anything is covered', () => {
  expect(coverageOf(archiveStatus(), now)).toBeNull();
});

it('spans the strip from the first covered moment to now', () => {
  const from = '2013-03-12T18:00:00.000Z';
  const to = '2024-10-20T10:00:00.000Z';
  const archive = archiveStatus({ coverage: [{ __typename: 'CoverageSpan', source: 'EXPORT', from, to }] });
  expect(coverageOf(archive, now)).toEqual({
    coverage: { watched: [], exported: [{ from: Date.parse(from), to: Date.parse(to) }], gaps: [] },
    extent: { from: Date.parse(from), to: now.getTime() },
  });
});

it.each([
  ['NONE', 161, undefined],
  ['ENDS_SOON', 30, 'Spotify’s permission ends in 30 days'],
  ['ENDS_THIS_WEEK', 1, 'Spotify’s permission ends in 1 day'],
  ['ENDED', 0, 'Spotify’s permission has ended'],
] as const)('warns of the end of consent: %s', (notice, daysLeft, headline) => {
  const consent = { __typename: 'Consent', expiresAt: '2027-05-01T10:00:00.000Z', daysLeft, notice } as const;
  expect(consentWarning(consent)?.headline).toBe(headline);
});
