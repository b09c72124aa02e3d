import type { NextFunction, Request, RequestHandler, Response } from 'express';
import type { Queryable } from '../src/platform/database/database';
import { readAnswerVersions } from '../src/platform/security/answer-versions.query';

/** Whom the requests of a test come from; there is no such header in the product. */
export const LISTENER_HEADER = 'x-test-listener';

/** Express middleware: whoever names a listener in the header is signed in as this listener. */
export function signInByHeader(db: Queryable): RequestHandler {
  return async (request: Request, _response: Response, next: NextFunction) => {
    const listenerId = Number(request.header(LISTENER_HEADER));
    const versions = listenerId ? await readAnswerVersions(db, listenerId) : undefined;
    if (versions)
      request.signedIn = {
        listenerId,
        sessionHash: Buffer.alloc(32),
        timeZone: await zoneOf(db, listenerId),
        versions,
      };
    next();
  };
}

async function zoneOf(db: Queryable, listenerId: number): Promise<string> {
  const [row] = await db.query<{ time_zone: string }>('SELECT time_zone FROM listener WHERE id = $1', [listenerId]);
  return row?.time_zone ?? 'UTC';
}
