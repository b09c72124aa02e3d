import {
  type Bucket,
  bucketStarts,
  calendar,
  checkTimeline,
  type Question,
  type Selection,
  timeline,
  TimelineTooLong,
} from '@audiospective/listening';
import { ApplicationError } from '../../platform/errors/application-error';
import type { Calendar, Timeline } from './timeline.model';

/**
 * Refuses a period that is too long for steps of this length, before anything is loaded.
 * @throws ApplicationError BAD_USER_INPUT
 */
export function checkSteps(question: Question, by: Bucket): void {
  told(() => checkTimeline(question, by));
}

/**
 * Plays and time per step of the period.
 * @throws ApplicationError BAD_USER_INPUT for more steps than a timeline may have
 */
export function timelineOf(selection: Selection, by: Bucket): Timeline {
  const steps = told(() => timeline(selection, by));
  return {
    ...steps,
    get starts() {
      return bucketStarts(steps);
    },
  };
}

/**
 * The period day by day.
 * @throws ApplicationError BAD_USER_INPUT for more days than a timeline may have
 */
export function calendarOf(selection: Selection): Calendar {
  return told(() => calendar(selection));
}

function told<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof TimelineTooLong) throw new ApplicationError('BAD_USER_INPUT', error.message, { cause: error });
    throw error;
  }
}
