import { PeriodError, periodOf, type PeriodInput } from './period';

describe('periodOf', () => {
  it.each<PeriodInput>([
    { preset: 'TODAY' },
    { year: 2024 },
    { month: '2024-03' },
    { days: { from: '2024-03-05', to: '2024-03-05' } },
    { instants: { from: '2024-03-05T00:00:00Z', to: '2024-03-06T00:00:00Z' } },
  ])('takes the one form that is filled: %j', (input) => {
    const asInputType = { preset: undefined, year: null, month: undefined, days: null, instants: undefined, ...input };
    expect(periodOf(asInputType)).toEqual(input);
  });

  it.each<PeriodInput>([{}, { year: null }, { year: 2024, month: '2024-03' }])('refuses %j', (input) => {
    expect(() => periodOf(input)).toThrow(expect.objectContaining({ name: 'PeriodError', code: 'NOT_ONE_FORM' }));
    expect(() => periodOf(input)).toThrow(PeriodError);
  });
});
