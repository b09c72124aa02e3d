import { endOfPoll, type Polls } from './archive-now';

const BEFORE: Polls = { running: false, lastPolledAt: 'earlier', lastNewPlays: 3 };

it.each([
  ['while the poll runs', { running: true, lastPolledAt: 'later' }, false, undefined],
  ['when none has ended', {}, false, undefined],
  ['of one that failed', {}, true, ''],
  [
    'of one that found nothing',
    { lastPolledAt: 'later', lastNewPlays: 0 },
    true,
    'Checked: nothing new since last time.',
  ],
  ['of one that found a play', { lastPolledAt: 'later', lastNewPlays: 1 }, true, 'Checked: 1 new play.'],
  ['of one that nobody saw running', { lastPolledAt: 'later', lastNewPlays: 2 }, false, 'Checked: 2 new plays.'],
])('tells what came of a poll: %s', (_, changes, ran, words) => {
  expect(endOfPoll({ ...BEFORE, running: ran }, { ...BEFORE, ...changes })).toBe(words);
});
