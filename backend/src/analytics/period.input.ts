import { Field, InputType, Int, registerEnumType } from '@nestjs/graphql';
import { PERIOD_PRESETS, type PeriodPreset } from '@audiospective/period';
import { DateTime, LocalDate } from '../platform/graphql/scalars';

const PeriodPresets = Object.fromEntries(PERIOD_PRESETS.map((preset) => [preset, preset]));
registerEnumType(PeriodPresets, {
  name: 'PeriodPreset',
  description: "A named period in the listener's time zone. The ones that count back end with today and include it.",
  valuesMap: {
    TODAY: { description: 'The whole day that it is now.' },
    LAST_7_DAYS: { description: 'Seven days.' },
    LAST_4_WEEKS: { description: '28 days.' },
    LAST_6_MONTHS: { description: 'Six months, such as 16 September to 15 March.' },
    LAST_12_MONTHS: { description: 'Twelve months, such as 16 March to 15 March.' },
    THIS_MONTH: { description: 'The whole month, to its last day.' },
    THIS_YEAR: { description: 'The whole year, to its last day.' },
    ALL_TIME: { description: 'Every stored play, without bounds.' },
  },
});

@InputType({ description: 'Whole days, the last one included.' })
export class DayRangeInput {
  @Field(() => LocalDate, { description: 'First day.' })
  from: string;

  @Field(() => LocalDate, { description: 'Last day, included.' })
  to: string;
}

@InputType({ description: 'Exact instants with their zone, half-open.' })
export class InstantRangeInput {
  @Field(() => DateTime, { description: 'First instant.' })
  from: Date;

  @Field(() => DateTime, { description: 'First instant that no longer belongs to it.' })
  to: Date;
}

@InputType({
  isOneOf: true,
  description: "A time range; days, months and years are those of the listener's time zone.",
})
export class PeriodInput {
  @Field(() => PeriodPresets, { nullable: true, description: 'A named period.' })
  preset?: PeriodPreset;

  @Field(() => Int, { nullable: true, description: 'A calendar year, 1900 to 9999.' })
  year?: number;

  @Field(() => String, { nullable: true, description: 'A calendar month: 2024-03.' })
  month?: string;

  @Field(() => DayRangeInput, { nullable: true, description: 'Whole days, both included; at most 200 years.' })
  days?: DayRangeInput;

  @Field(() => InstantRangeInput, { nullable: true, description: 'Exact instants; at most 200 years.' })
  instants?: InstantRangeInput;
}
