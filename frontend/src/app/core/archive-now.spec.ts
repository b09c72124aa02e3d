import { endOfPoll, type PolledArchive } from './archive-now';

const BEFORE: PolledArchive = { pollRunning: false, lastPolledAt: 'earlier', lastPollNewPlays: 3 };

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
  ['of one that nobody saw running', { lastPolledAt: 'later', lastPollNewPlays: 2 }, false, 'Checked: 2 new plays.'],
])('tells what came of a poll: %s', (_, changes, ran, words) => {
  expect(endOfPoll({ ...BEFORE, pollRunning: ran }, { ...BEFORE, ...changes })).toBe(words);
});
