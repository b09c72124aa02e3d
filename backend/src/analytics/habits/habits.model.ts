import { Field, Float, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { type TimeOfDay, TIMES_OF_DAY, WEEK_HABITS, type WeekHabit } from '@audiospective/listening';
import { type Weekday, Weekdays } from '../stats/stats-filter.input';

const TimesOfDay = Object.fromEntries(TIMES_OF_DAY.map((time) => [time, time]));
registerEnumType(TimesOfDay, {
  name: 'TimeOfDay',
  description: "The part of the day in which somebody plays most, in the listener's zone.",
  valuesMap: {
    MORNING_BIRD: { description: 'From 6:00 to 12:00.' },
    AFTERNOON_LISTENER: { description: 'From 12:00 to 18:00.' },
    EVENING_ENTHUSIAST: { description: 'From 18:00 to 22:00.' },
    NIGHT_OWL: { description: 'From 22:00 to 6:00.' },
  },
});

const WeekHabits = Object.fromEntries(WEEK_HABITS.map((habit) => [habit, habit]));
registerEnumType(WeekHabits, {
  name: 'WeekHabit',
  description: 'Whether somebody plays more on a day of the weekend or on a weekday.',
  valuesMap: {
    WEEKEND_WARRIOR: { description: 'More plays per day on Saturdays and Sundays.' },
    WEEKDAY_REGULAR: { description: 'At least as many plays per day from Monday to Friday.' },
  },
});

@ObjectType({ description: 'How much of the plays is in one part of the day.' })
export class TimeOfDayShare {
  @Field(() => TimesOfDay, { description: 'The part of the day.' })
  timeOfDay: TimeOfDay;

  @Field(() => Float, { description: 'Share 0..1 of the counted plays.' })
  share: number;
}

@ObjectType({
  description: "When somebody listens: counted plays by the local end of the play, in the listener's zone.",
})
export class Habits {
  @Field(() => TimesOfDay, { description: 'The part of the day with most plays.' })
  timeOfDay: TimeOfDay;

  @Field(() => WeekHabits, { description: 'Plays per day of the weekend against plays per weekday, up to today.' })
  week: WeekHabit;

  @Field(() => Int, { description: 'Hour with most plays, 0 to 23; the first of several.' })
  peakHour: number;

  @Field(() => Weekdays, { description: 'Weekday with most plays; the first of several from Monday.' })
  peakWeekday: Weekday;

  @Field(() => [TimeOfDayShare], { description: 'All parts of the day, from the morning on.' })
  shares: TimeOfDayShare[];
}
