import { type History, type Question, Selection, zoneOf } from '@audiospective/listening';
import { addDays, startOfDay } from '@audiospective/period';

/** The zone of the listeners in the measurements. */
export const ZONE = 'Europe/Berlin';

/** A period that is asked for; UTC, null for no bound. */
export interface Range {
  name: '4 weeks' | '1 year' | 'all time';
  from: Date | null;
  to: Date | null;
}

/** The three periods of the measurements: whole days of Berlin that end with `lastDay`. */
export function ranges(lastDay: string): Range[] {
  const to = startOfDay(addDays(lastDay, 1), ZONE);
  return [
    { name: '4 weeks', from: startOfDay(addDays(lastDay, -27), ZONE), to },
    { name: '1 year', from: startOfDay(addDays(lastDay, -364), ZONE), to },
    { name: 'all time', from: null, to: null },
  ];
}

/** The period before of the same length; null for all time. */
export function rangeBefore({ name, from, to }: Range): Range | null {
  return from && to && { name, from: new Date(2 * from.getTime() - to.getTime()), to: from };
}

/** A question that nobody has asked yet: nothing of an answer is remembered. */
export function ask(history: History, { from, to }: Range, changes: Partial<Question> = {}): Selection {
  return new Selection(history, {
    from: from && from.getTime(),
    to: to && to.getTime(),
    countingRule: 'THIRTY_SECONDS',
    zone: zoneOf(ZONE),
    weekStart: 'MONDAY',
    ...changes,
  });
}
