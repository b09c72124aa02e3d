import { consentAt } from './consent';

const AUTHORIZED = new Date('2026-01-31T10:00:00Z');
const END = Date.parse('2026-07-31T10:00:00Z');
const daysBefore = (days: number) => consentAt(AUTHORIZED, new Date(END - days * 86_400_000));

describe('consentAt', () => {
  it('ends six calendar months after the sign-in, in UTC, on a day that exists', () => {
    expect(daysBefore(1).expiresAt).toEqual(new Date(END));
    expect(consentAt(new Date('2025-08-31T23:30:00Z'), AUTHORIZED).expiresAt).toEqual(new Date('2026-02-28T23:30:00Z'));
  });

  it.each([
    [100, 100, 'NONE'],
    [30.001, 31, 'NONE'],
    [30, 30, 'ENDS_SOON'],
    [7.001, 8, 'ENDS_SOON'],
    [7, 7, 'ENDS_THIS_WEEK'],
    [0.01, 1, 'ENDS_THIS_WEEK'],
    [0, 0, 'ENDED'],
    [-5, 0, 'ENDED'],
  ])('%d days before its end says %i days, %s', (days, daysLeft, notice) => {
    expect(daysBefore(days)).toMatchObject({ daysLeft, notice });
  });
});
