import type { Filter } from '@audiospective/listening';
import { ApplicationError } from '../../platform/errors/application-error';
import { keyOfGlobalId } from '../../platform/graphql/global-id';
import { type StatsFilterInput, WEEKDAYS } from './stats-filter.input';

/** Most entries of one list of a filter. */
const MAX_ENTRIES = 50;

/**
 * The conditions of an input as the engine takes them; undefined when there is none. An id of another type, and a
 * text that is no id, match nothing.
 * @throws ApplicationError BAD_USER_INPUT for too long a list, or an hour that no clock has
 */
export function toFilter(input: StatsFilterInput | null | undefined): Filter | undefined {
  if (!input) return undefined;
  Object.values(input).forEach(checkLength);
  input.hours?.forEach(checkHour);
  const conditions: Filter = {
    tracks: keysOf('Track', input.trackIds),
    artists: keysOf('Artist', input.artistIds),
    albums: keysOf('Album', input.albumIds),
    genres: input.genres ?? undefined,
    devices: input.devices ?? undefined,
    countries: input.countries ?? undefined,
    contexts: input.contextUris ?? undefined,
    hours: input.hours ?? undefined,
    weekdays: input.weekdays?.map((day) => WEEKDAYS.indexOf(day)),
  };
  return Object.values(conditions).some((condition) => condition !== undefined) ? conditions : undefined;
}

function checkLength(entries: readonly unknown[] | null | undefined): void {
  if (entries && entries.length > MAX_ENTRIES) {
    throw new ApplicationError('BAD_USER_INPUT', `A list of a filter has at most ${MAX_ENTRIES} entries.`);
  }
}

function checkHour(hour: number): void {
  if (hour < 0 || hour > 23) throw new ApplicationError('BAD_USER_INPUT', 'An hour is a whole number from 0 to 23.');
}

function keysOf(type: string, ids: readonly string[] | null | undefined): number[] | undefined {
  return ids?.map((id) => keyOfGlobalId(type, id)).filter((key) => key !== null);
}
