import { isDuration, readMinute, readNames, type Fields } from './fields';
import { unreadable, type RowOutcome } from './rows';

/** Reads a row of the account data's music history: names and minutes, no ids. */
export function readAccountRow(row: Fields, latest: number): RowOutcome {
  const endedAt = readMinute(row['endTime'], latest);
  if (endedAt === null) return unreadable('BAD_TIME');
  const msPlayed = row['msPlayed'];
  if (!isDuration(msPlayed)) return unreadable('BAD_DURATION');
  const names = readNames(row['trackName'], row['artistName'], null);
  if (typeof names === 'string') return unreadable(names);
  return {
    kind: 'track',
    source: 'account',
    endedAt,
    msPlayed,
    trackId: null,
    ...names,
    platform: '',
    country: '',
    reasonStart: '',
    reasonEnd: '',
    shuffle: null,
    skipped: null,
    offline: null,
    incognito: null,
    otherOwner: false,
  };
}
