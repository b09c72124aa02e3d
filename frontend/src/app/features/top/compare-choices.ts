import { formatPeriod, type Period, periodLabel } from '@audiospective/period';
import { type ChoiceRange, type PeriodChoice, type PeriodChoices, periodChoices } from '../../ui/period-choices';
import { nearbyPeriods, type Relation, relationOf } from './nearby-periods';

/** The value that stands for comparing with nothing. */
export const NOTHING = '';

const NAMES: Record<Relation, string> = { before: 'Period before', 'year-before': 'Year earlier' };

/** Everything that `shown` can be compared with: nothing, the periods nearby, any other. */
export function compareChoices(shown: Period, compared: Period | null, range: ChoiceRange): PeriodChoices[] {
  const nearby = nearbyPeriods(shown, range.today);
  const near = (Object.keys(NAMES) as Relation[]).flatMap((relation): PeriodChoice[] => {
    const period = nearby[relation];
    return period ? [{ value: relation, label: `${NAMES[relation]}: ${periodLabel(period, range.locale)}` }] : [];
  });
  const others = periodChoices(compared ?? shown, range).map((group) => ({
    ...group,
    choices: group.choices.filter(({ value }) => isOther(value, [shown, nearby.before, nearby['year-before']])),
  }));
  return [{ heading: 'Nearby', choices: near }, ...others].filter((group) => group.choices.length > 0);
}

/** The choice that is made. */
export function chosenValue(shown: Period, compared: Period | null, range: ChoiceRange): string {
  if (!compared) return NOTHING;
  return relationOf(compared, shown, range.today) ?? formatPeriod(compared);
}

function isOther(value: string, offered: readonly (Period | null)[]): boolean {
  return !offered.some((period) => period !== null && formatPeriod(period) === value);
}
