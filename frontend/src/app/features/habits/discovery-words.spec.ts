import { discoverySummary } from './discovery-words';
import { discovery } from './habits.testing';

describe('discovery in words', () => {
  it('says how much of the plays went to new tracks', () => {
    expect(discoverySummary(discovery({ plays: 25 }), 100, 'en-GB')).toBe(
      '25% of your plays went to tracks that you played for the first time in this period: 25 of 100 plays.',
    );
  });

  it('does not boast that all is new when nothing was played before', () => {
    expect(discoverySummary(discovery({ plays: 100 }), 100, 'en-GB')).toContain('knows no earlier play');
    expect(discoverySummary(discovery({ plays: 1 }), 1, 'en-GB')).toBe('This was the first play of its track.');
  });

  it('says that nothing was new', () => {
    expect(discoverySummary(discovery({ plays: 0 }), 100, 'en-GB')).toContain('had been played before');
  });
});
