import autocannon from 'autocannon';
import { dashboardHeaders } from './client';

/** Seconds per measurement, and before it to get warm. */
const SECONDS = 3;
const WARM_SECONDS = 1;

/** What is asked again and again, of whom. */
export interface Load {
  origin: string;
  cookie: string;
  /** The body of every request, or what makes another one for each. */
  body: string | (() => string);
  connections: number;
  /** Further request headers. */
  headers?: Record<string, string>;
}

/** Answers per second; fails when one of them was an error. */
export async function throughput({ origin, cookie, body, connections, headers }: Load): Promise<number> {
  const options = {
    url: `${origin}/graphql`,
    method: 'POST',
    headers: dashboardHeaders(origin, cookie, headers),
    connections,
    ...(typeof body === 'string'
      ? { body }
      : { requests: [{ setupRequest: (request: object) => ({ ...request, body: body() }) }] }),
  };
  await autocannon({ ...options, duration: WARM_SECONDS });
  const { requests, errors, non2xx, '3xx': unchanged } = await autocannon({ ...options, duration: SECONDS });
  const failed = errors + non2xx - unchanged;
  if (failed > 0 || requests.total === 0) throw new Error(`${failed} of ${requests.total} requests failed.`);
  return requests.average;
}
