import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database';
import {
  checkPage,
  decodeCursor,
  encodeCursor,
  LARGEST_INSTANT,
  LARGEST_KEY,
  type PageArgs,
  toConnection,
} from '../platform/graphql/connection';
import { toGlobalId } from '../platform/graphql/global-id';
import type { Viewer } from '../platform/graphql/viewer.model';
import { type Play, type PlayConnection, PlaySource } from './play.model';
import { type PlayRow, readPlays } from './plays.query';

const LIST = 'plays';
const SOURCES = [PlaySource.POLL, PlaySource.EXTENDED_EXPORT, PlaySource.ACCOUNT_EXPORT];

/** A listener's plays, page by page from the newest. */
@Injectable()
export class PlaysService {
  constructor(private readonly database: Database) {}

  /**
   * The plays behind the cursor, which is the key of a play: plays that arrive meanwhile move no page.
   * @throws ApplicationError BAD_USER_INPUT for a cursor that is none of this list
   */
  async page({ listenerId, countingRule }: Viewer, args: PageArgs): Promise<PlayConnection> {
    const { first } = checkPage(args);
    const after = positionOf(args.after);
    const page = { listenerId, countingRule, limit: first + 1, after };
    const rows = await this.database.snapshot((db) => readPlays(db, page));
    return toConnection(rows, args, (row) => ({
      cursor: encodeCursor(LIST, [row.playedAt.getTime(), row.trackId]),
      node: toPlay(listenerId, row),
    }));
  }
}

function positionOf(cursor: string | null | undefined): { playedAt: Date; trackId: number } | null {
  const [playedAt, trackId] = decodeCursor(LIST, cursor, [LARGEST_INSTANT, LARGEST_KEY]) ?? [];
  return playedAt === undefined || trackId === undefined ? null : { playedAt: new Date(playedAt), trackId };
}

function toPlay(listenerId: number, { sources, ...row }: PlayRow): Play {
  const id = toGlobalId('Play', `${listenerId}.${row.playedAt.getTime()}.${row.trackId}`);
  return { ...row, id, sources: SOURCES.filter((source) => sources & source) };
}
