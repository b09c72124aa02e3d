import type { Type } from '@nestjs/common';
import { ArgsType, Field, ObjectType } from '@nestjs/graphql';
import { ApplicationError } from '../errors/application-error';
import { PageSize } from './scalars';

/** Where a page of a list ends. */
@ObjectType({ description: 'Where this page of a list ends.' })
export class PageInfo {
  @Field({ description: 'Whether entries follow after this page.' })
  hasNextPage: boolean;

  @Field(() => String, { nullable: true, description: 'Cursor of the last entry; null when the page is empty.' })
  endCursor: string | null;
}

/** What every list takes. `first` counts entries, `after` is a cursor of an earlier page. */
export interface PageArgs {
  first: number;
  after?: string | null;
}

/** Arguments of a list whose pages have `size` entries unless told otherwise; extend it with a class marked `@ArgsType()`. */
export function pageArgs(size: number): Type<PageArgs> {
  @ArgsType()
  class Args implements PageArgs {
    @Field(() => PageSize, { nullable: true, defaultValue: size, description: 'Entries of the page, 1 to 100.' })
    first: number;

    @Field(() => String, { nullable: true, description: 'Cursor of the entry to continue behind.' })
    after?: string | null;
  }
  return Args;
}

/** One entry with the cursor that continues after it. */
export interface Edge<Node> {
  cursor: string;
  node: Node;
}

/** A page of entries. */
export interface Connection<E extends { cursor: string }> {
  edges: E[];
  pageInfo: PageInfo;
}

/** The wire type of an edge: a cursor and the node. Extend it to say more of an entry. */
export function edgeOf<Node>(node: () => Type<Node>): Type<Edge<Node>> {
  @ObjectType({ isAbstract: true })
  class AbstractEdge implements Edge<Node> {
    @Field({ description: 'Opaque; give it as `after` to continue behind this entry.' })
    cursor: string;

    @Field(node, { description: 'The entry itself.' })
    node: Node;
  }
  return AbstractEdge;
}

/** The wire type of a page. Extend it under the name of the connection. */
export function connectionOf<E extends { cursor: string }>(edge: () => Type<E>): Type<Connection<E>> {
  @ObjectType({ isAbstract: true })
  class AbstractConnection implements Connection<E> {
    @Field(() => [edge()] as [Type<E>], { description: 'The entries in their order.' })
    edges: E[];

    @Field(() => PageInfo, { description: 'Whether and where to continue.' })
    pageInfo: PageInfo;
  }
  return AbstractConnection;
}

/**
 * A page made of rows that were read with one more than asked for, which tells whether others follow.
 * @param rows at most `first` + 1 rows
 */
export function toConnection<Row, E extends { cursor: string }>(
  rows: readonly Row[],
  { first }: PageArgs,
  toEdge: (row: Row, index: number) => E,
): Connection<E> {
  const edges = rows.slice(0, first).map(toEdge);
  return { edges, pageInfo: { hasNextPage: rows.length > first, endCursor: edges.at(-1)?.cursor ?? null } };
}

/**
 * Entries asked for. An explicit null is refused like every other size that is none.
 * @throws ApplicationError BAD_USER_INPUT
 */
export function checkPage<Page extends PageArgs>(page: Page): Page {
  if (page.first === null) throw new ApplicationError('BAD_USER_INPUT', 'A page needs a size.');
  return page;
}

/** The position behind an entry as opaque text. `list` names the list it belongs to. */
export function encodeCursor(list: string, position: readonly number[]): string {
  return Buffer.from([list, ...position].join(' ')).toString('base64url');
}

/**
 * The position inside a cursor of the same list; null without a cursor.
 * @param largest for each number of the position, the largest that may be asked for
 * @throws ApplicationError BAD_USER_INPUT for every text that {@link encodeCursor} did not make for this list
 */
export function decodeCursor(
  list: string,
  cursor: string | null | undefined,
  largest: readonly number[],
): number[] | null {
  if (cursor == null) return null;
  const [found, ...rest] = Buffer.from(cursor, 'base64url').toString().split(' ');
  const position = rest.map(Number);
  const inRange = (number: number, index: number) =>
    Number.isInteger(number) && number >= 0 && number <= (largest[index] ?? -1);
  const sound = found === list && position.length === largest.length && position.every(inRange);
  if (!sound || encodeCursor(list, position) !== cursor) {
    throw new ApplicationError('BAD_USER_INPUT', 'This is not a cursor of this list.');
  }
  return position;
}

/** The largest number that a key or a rank can have. */
export const LARGEST_KEY = 2_147_483_647;
/** The last millisecond of the year 9999: the largest instant that can be asked for. */
export const LARGEST_INSTANT = 253_402_300_799_999;
