import autocannon from 'autocannon';
import { dashboardHeaders } from './client';

/** Seconds per measurement, and before it to get warm. */
const SECONDS = 3;
const WARM_SECONDS = 1;

/** What is asked again and again, of whom. */
export interface Load {
  origin: string;
  cookie: string;
  body: string;
  connections: number;
  /** Further request headers. */
  headers?: Record<string, string>;
}

/** Puts this in a body to make each request one that nobody has sent before. */
export const NEVER_ASKED = '[<id>]';

/** Answers per second; fails when one of them was an error. */
export async function throughput({ origin, cookie, body, connections, headers }: Load): Promise<number> {
  const options = {
    url: `${origin}/graphql`,
    method: 'POST',
    headers: dashboardHeaders(origin, cookie, headers),
    body,
    connections,
    idReplacement: body.includes(NEVER_ASKED),
  };
  await autocannon({ ...options, duration: WARM_SECONDS });
  const result = await autocannon({ ...options, duration: SECONDS });
  const failed = result.errors + result.non2xx - result['3xx'];
  if (failed > 0) throw new Error(`${failed} of ${result.requests.total} requests failed.`);
  return result.requests.average;
}
