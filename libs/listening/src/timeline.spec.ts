import { clock } from './clock';
import { Selection } from './selection';
import { ask, endedAt } from './testing/asking';
import { bucketStarts, checkTimeline, timeline, TimelineTooLong, type Bucket } from './timeline';

describe('timeline', () => {
  it('covers the whole period, also where nothing was played', () => {
    const march = { timeZone: 'Europe/Berlin', from: '2024-02-29T23:00:00Z', to: '2024-03-31T22:00:00Z' };
    const { first, plays } = timeline(ask(endedAt('2024-03-10T12:00:00Z'), march), 'DAY');
    expect(first).toBe('2024-03-01');
    expect([...plays]).toEqual(Array.from({ length: 31 }, (_, i) => Number(i === 9)));
  });

  it('reaches from the first to the last play when the period has no bounds', () => {
    const answer = timeline(ask(endedAt('2023-12-31T23:59:59.999Z', '2024-03-01T00:00:00Z')), 'MONTH');
    expect(bucketStarts(answer)).toEqual(['2023-12-01', '2024-01-01', '2024-02-01', '2024-03-01']);
    expect([...answer.plays]).toEqual([1, 0, 0, 1]);
  });

  it('has no buckets for all time without plays, nor for a day that its zone left out', () => {
    const none = { first: null, plays: new Uint32Array(0) };
    expect(timeline(ask([]), 'DAY')).toMatchObject(none);
    const left = { timeZone: 'Pacific/Apia', from: '2011-12-30T10:00:00Z', to: '2011-12-30T10:00:00Z' };
    expect(timeline(ask(endedAt('2011-12-30T10:00:00Z'), left), 'DAY')).toMatchObject(none);
  });

  it('begins in the bucket of an instant, and ends in that of the last millisecond', () => {
    const period = { from: '2024-02-28T22:10:00Z', to: '2024-02-29T01:00:00Z' };
    const starts = (by: Bucket, to = period.to) => bucketStarts(timeline(ask([], { ...period, to }), by));
    expect(starts('HOUR')).toEqual(['2024-02-28T22', '2024-02-28T23', '2024-02-29T00']);
    expect(starts('HOUR', '2024-02-29T01:00:00.001Z')).toHaveLength(4);
    expect(starts('DAY')).toEqual(['2024-02-28', '2024-02-29']);
    expect(starts('YEAR')).toEqual(['2024-01-01']);
  });

  it.each([
    ['MONDAY', ['2024-02-26', '2024-03-04']],
    ['SATURDAY', ['2024-02-24', '2024-03-02']],
    ['SUNDAY', ['2024-02-25', '2024-03-03']],
  ] as const)('begins weeks on a %s', (weekStart, starts) => {
    const answer = timeline(ask(endedAt('2024-03-01T12:00:00Z', '2024-03-04T00:00:00Z'), { weekStart }), 'WEEK');
    expect(bucketStarts(answer)).toEqual(starts);
    expect([...answer.plays]).toEqual([1, 1]);
  });

  it('gives an hour that comes twice one bucket, and one that is skipped an empty one', () => {
    const berlin = { timeZone: 'Europe/Berlin' };
    const back = timeline(ask(endedAt('2024-10-27T00:30:00Z', '2024-10-27T01:30:00Z'), berlin), 'HOUR');
    expect([back.first, ...back.plays]).toEqual(['2024-10-27T02', 2]);
    const forward = timeline(ask(endedAt('2024-03-31T00:30:00Z', '2024-03-31T01:30:00Z'), berlin), 'HOUR');
    expect(bucketStarts(forward)).toEqual(['2024-03-31T01', '2024-03-31T02', '2024-03-31T03']);
    expect([...forward.plays]).toEqual([1, 0, 1]);
  });

  it('stays with the day that comes back when clocks go back at midnight', () => {
    // In Sao Paulo the 17th of February 2019 began at 03:00 UTC; at 02:00 UTC clocks went from 24:00 to 23:00 of the 16th.
    const plays = endedAt(
      '2019-02-17T01:59:59Z',
      '2019-02-17T02:00:00Z',
      '2019-02-17T02:59:59Z',
      '2019-02-17T03:00:00Z',
    );
    const answer = timeline(ask(plays, { timeZone: 'America/Sao_Paulo' }), 'DAY');
    expect([answer.first, ...answer.plays]).toEqual(['2019-02-16', 3, 1]);
  });

  it('begins a day without midnight at one', () => {
    const day = { timeZone: 'America/Sao_Paulo', from: '2018-11-04T03:00:00Z', to: '2018-11-05T02:00:00Z' };
    const starts = bucketStarts(timeline(ask([], day), 'HOUR'));
    expect([starts[0], starts.at(-1), starts.length]).toEqual(['2018-11-04T01', '2018-11-04T23', 23]);
  });

  it('gives a play to the local time of its end', () => {
    // 18:15 UTC is midnight in Kathmandu.
    const plays = endedAt('2024-02-28T18:14:59.999Z', '2024-02-28T18:15:00Z');
    const answer = timeline(ask(plays, { timeZone: 'Asia/Kathmandu' }), 'DAY');
    expect([answer.first, ...answer.plays]).toEqual(['2024-02-28', 1, 1]);
  });

  it('adds time of plays that do not count', () => {
    const { plays, msPlayed } = timeline(ask([{ at: 0, track: 1, ms: 29_999 }]), 'DAY');
    expect([plays[0], msPlayed[0]]).toEqual([0, 29_999]);
  });

  it('refuses more than 20,000 buckets, in words', () => {
    const years = { from: '2000-01-01T00:00:00Z' };
    const hours = (to: string) => () => timeline(ask([], { ...years, to }), 'HOUR');
    expect(hours('2002-04-13T08:00:00Z')).not.toThrow();
    expect(hours('2002-04-13T08:00:00.001Z')).toThrow(TimelineTooLong);
    expect(hours('2002-04-13T08:00:00.001Z')).toThrow(
      'A timeline has at most 20,000 steps; by hour this one would have 20,001. Choose longer steps or a shorter period.',
    );
  });

  it('is refused without a look at the plays when it is too long', () => {
    const selection = ask(endedAt('2001-01-01T00:00:00Z'), {
      from: '1950-01-01T00:00:00Z',
      to: '2020-01-01T00:00:00Z',
    });
    const hours = jest.spyOn(Selection.prototype, 'hours', 'get');
    expect(() => timeline(selection, 'HOUR')).toThrow(TimelineTooLong);
    expect(() => checkTimeline(selection.question, 'DAY')).toThrow('by day this one would have 25,567');
    expect(() => checkTimeline(selection.question, 'MONTH')).not.toThrow();
    expect(() => checkTimeline({ ...selection.question, to: null }, 'HOUR')).not.toThrow();
    expect(hours).not.toHaveBeenCalled();
    hours.mockRestore();
  });
});

describe('clock', () => {
  it('begins on Monday', () => {
    const rows = clock(ask(endedAt('2024-03-04T00:00:00Z', '2024-03-10T23:59:59Z', '2024-03-10T23:00:00Z')));
    expect(rows.map((row) => row.length)).toEqual([24, 24, 24, 24, 24, 24, 24]);
    expect([rows[0]![0], rows[6]![23], rows.flat().reduce((a, b) => a + b)]).toEqual([1, 2, 3]);
  });
});
