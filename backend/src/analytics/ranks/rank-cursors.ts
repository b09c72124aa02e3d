import { CheckedArguments } from '../../platform/graphql/argument-checks';
import { checkPage, decodeCursor, encodeCursor, LARGEST_KEY } from '../../platform/graphql/connection';
import type { RankedList } from './ranked-lists';
import type { RanksArgs } from './ranks.args';

/** A ranked list, as cursors know it. */
type NamedList = Pick<RankedList<unknown>, 'name'>;

/**
 * How many ranks come before the page.
 * @throws ApplicationError BAD_USER_INPUT for a page without a size, and for a cursor that is none of this list
 */
export function offsetOf(list: NamedList, args: RanksArgs): number {
  const { after, by } = checkPage(args);
  return decodeCursor(nameOf(list, by), after, [LARGEST_KEY])?.[0] ?? 0;
}

/** The cursor behind a rank of a list. */
export function cursorBehind(list: NamedList, by: RanksArgs['by'], rank: number): string {
  return encodeCursor(nameOf(list, by), [rank]);
}

/** Marks a field with pages of this list: they are checked before anything is worked out. */
export const CheckedRanks = (list: NamedList) => CheckedArguments((args: RanksArgs) => offsetOf(list, args));

function nameOf({ name }: NamedList, by: RanksArgs['by']): string {
  return `${name}-by-${by}`;
}
