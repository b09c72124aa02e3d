import { pollWords } from './archive-state';

it.each([
  [null, 'Wait.'],
  [-5_000, 'Wait. Try again.'],
  [11_200, 'Wait. Try again in 12 seconds.'],
  [61_000, 'Wait. Try again in 2 minutes.'],
  [2 * 3_600_000, 'Wait. Try again in 2 hours.'],
])('never sends back too early: %s ms', (retryAfterMs, words) => {
  expect(pollWords({ message: 'Wait.', retryAfterMs }, 'en')).toBe(words);
});

it('says nothing while nothing was asked', () => {
  expect(pollWords(undefined, 'en')).toBe('');
});
