import type { SimulatedPlay } from '../history/play';
import { json, type Reply, type Request } from '../http/exchange';
import { hashUnit } from '../random';
import type { Simulation } from '../simulation';
import { webApiError } from './errors';

/** Spotify keeps no more than this for the endpoint: nothing older can be reached by any cursor. */
const WINDOW = 50;

interface PageQuery {
  limit: number;
  after: number | null;
  before: number | null;
}

function readNumber(query: URLSearchParams, name: string): number | null | undefined {
  const text = query.get(name);
  if (text === null || text === '') return null;
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

function readQuery(query: URLSearchParams): PageQuery | Reply {
  const limit = readNumber(query, 'limit');
  if (limit === undefined || (limit !== null && (limit < 1 || limit > WINDOW)))
    return webApiError(400, 'Invalid limit');
  const after = readNumber(query, 'after');
  const before = readNumber(query, 'before');
  if (after === undefined || before === undefined) return webApiError(400, 'Invalid cursor');
  if (after !== null && before !== null) return webApiError(400, 'Only one of after and before may be given');
  return { limit: limit ?? 20, after, before };
}

/** ISO 8601 with milliseconds, and without any fraction on the full second, as Spotify writes it. */
export function playedAtText(time: number): string {
  return new Date(time).toISOString().replace('.000Z', 'Z');
}

/** GET /v1/me/player/recently-played, newest first. */
export function recentlyPlayed(simulation: Simulation, request: Request, listenerId: string): Reply {
  const query = readQuery(request.query);
  if ('status' in query) return query;
  const window = simulation.histories.recent(listenerId, WINDOW);
  const wanted = window.filter(
    ({ endedAt }) =>
      (query.after === null || endedAt > query.after) && (query.before === null || endedAt < query.before),
  );
  const plays = withQuirks(simulation, listenerId, wanted.slice(0, query.limit), query.limit);
  const onSent = () => simulation.served(listenerId, plays);
  return { ...json(200, page(simulation, query, plays)), onSent };
}

/** Now and then a page leaves out its oldest plays, or shows one item twice. */
function withQuirks(
  simulation: Simulation,
  listenerId: string,
  plays: SimulatedPlay[],
  limit: number,
): SimulatedPlay[] {
  const { shortPageShare, doubledItemShare } = simulation.quirksOf(listenerId);
  const call = simulation.nextCallNumber(listenerId);
  const dice = (quirk: string) => hashUnit(simulation.seed, quirk, listenerId, call);
  let page = plays;
  if (page.length === WINDOW && dice('short') < shortPageShare) {
    page = page.slice(0, 38 + Math.floor(dice('length') * 12));
  }
  const position = Math.floor(dice('position') * page.length);
  const twice = page[position];
  if (!twice || dice('double') >= doubledItemShare) return page;
  return page.toSpliced(position, 0, twice).slice(0, limit);
}

function page(simulation: Simulation, query: PageQuery, plays: readonly SimulatedPlay[]): object {
  const address = `${simulation.origin}/v1/me/player/recently-played`;
  const given = [
    ...(query.after === null ? [] : [`after=${query.after}`]),
    ...(query.before === null ? [] : [`before=${query.before}`]),
  ];
  const href = `${address}?${[...given, `limit=${query.limit}`].join('&')}`;
  const newest = plays[0];
  const oldest = plays.at(-1);
  if (!newest || !oldest) return { items: [], next: null, cursors: null, limit: query.limit, href };
  const cursor = query.after === null ? `before=${oldest.endedAt}` : `after=${newest.endedAt}`;
  return {
    items: plays.map((play) => ({
      track: simulation.shapes.track(simulation.catalogue.track(play.itemNumber)),
      played_at: playedAtText(play.endedAt),
      context: simulation.shapes.context(play.context),
    })),
    next: `${address}?${cursor}&limit=${query.limit}`,
    cursors: { after: String(newest.endedAt), before: String(oldest.endedAt) },
    limit: query.limit,
    href,
  };
}
