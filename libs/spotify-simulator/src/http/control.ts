import { Readable } from 'node:stream';
import { ManualClock } from '../clock';
import { exportZip } from '../exports/exports';
import { EXPORT_FORMS } from '../exports/forms';
import {
  GENERAL_FAULTS,
  TOKEN_FAULTS,
  WRONG_SHAPES,
  type FaultKind,
  type FaultSpec,
  type WrongShape,
} from '../faults/faults';
import type { Simulation } from '../simulation';
import { json, type Reply, type Request } from './exchange';

const badRequest = (message: string) => json(400, { error: { status: 400, message } });

/** The addresses below /simulator, by which other processes steer and question it; web pages may not. */
export function control(simulation: Simulation, request: Request): Reply {
  if (isSentByPage(request)) return json(403, { error: { status: 403, message: 'Web pages cannot steer this.' } });
  const handlers: Record<string, () => Reply> = {
    'GET /simulator/listeners': () => json(200, { listeners: simulation.listeners.all }),
    'POST /simulator/faults': () => addFault(simulation, request),
    'DELETE /simulator/faults': () => {
      simulation.faults.clear();
      return { status: 204 };
    },
    'GET /simulator/ledger/calls': () => list(calls(simulation, request)),
    'GET /simulator/ledger/plays': () => list(plays(simulation, request)),
    'POST /simulator/tokens': () => mintTokens(simulation, request),
    'POST /simulator/clock': () => moveClock(simulation, request),
  };
  const exported = /^\/simulator\/listeners\/([^/]+)\/export\.zip$/.exec(request.path)?.[1];
  if (exported && request.method === 'GET') return sendExport(simulation, request, decodeURIComponent(exported));
  const handler = handlers[`${request.method} ${request.path}`];
  return handler ? handler() : json(404, { error: { status: 404, message: 'The simulator has no such address.' } });
}

function body(request: Request): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(request.body || '{}');
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** Browsers say so by themselves when a page sends a request somewhere else; no page can keep them from it. */
function isSentByPage({ headers }: Request): boolean {
  return headers['origin'] !== undefined || headers['sec-fetch-site'] === 'cross-site';
}

const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
const number = (value: unknown) => (typeof value === 'number' && Number.isFinite(value) ? value : undefined);

function addFault(simulation: Simulation, request: Request): Reply {
  const wanted = body(request);
  const kind = text(wanted['kind']) as FaultKind | undefined;
  if (!kind || ![...GENERAL_FAULTS, ...TOKEN_FAULTS].includes(kind))
    return badRequest('There is no such kind of fault.');
  const shape = text(wanted['shape']) as WrongShape | undefined;
  if (shape && !WRONG_SHAPES.includes(shape)) return badRequest('There is no such wrong shape.');
  const path = text(wanted['path']);
  const spec: FaultSpec = {
    kind,
    shape,
    listenerId: text(wanted['listenerId']),
    times: number(wanted['times']),
    probability: number(wanted['probability']),
    status: number(wanted['status']),
    retryAfter: text(wanted['retryAfter']),
  };
  try {
    simulation.faults.add(path === undefined ? spec : { ...spec, path: new RegExp(path) });
  } catch {
    return badRequest('"path" is not a regular expression.');
  }
  return { status: 204 };
}

function calls(simulation: Simulation, request: Request): object[] {
  return simulation.ledger.calls({
    listenerId: request.query.get('listenerId') ?? undefined,
    path: request.query.get('path') ?? undefined,
  });
}

function plays(simulation: Simulation, request: Request): object[] {
  return simulation.ledger.servedPlays(request.query.get('listenerId') ?? undefined);
}

/** A JSON array, written item by item because a ledger can be long. */
function list(items: readonly object[]): Reply {
  function* write(): Generator<string> {
    yield '[';
    for (const [position, item] of items.entries()) yield (position > 0 ? ',' : '') + JSON.stringify(item);
    yield ']';
  }
  return { status: 200, headers: { 'content-type': 'application/json' }, body: Readable.from(write()) };
}

function mintTokens(simulation: Simulation, request: Request): Reply {
  const listenerId = text(body(request)['listenerId']);
  if (!listenerId || !simulation.listeners.find(listenerId)) return badRequest('"listenerId" names no listener.');
  return json(200, simulation.authorize(listenerId));
}

function moveClock(simulation: Simulation, request: Request): Reply {
  const { clock } = simulation;
  if (!(clock instanceof ManualClock)) return badRequest('The clock runs with real time and cannot be moved.');
  const advanceMs = number(body(request)['advanceMs']);
  if (advanceMs === undefined || advanceMs < 0) return badRequest('"advanceMs" must be a number of milliseconds.');
  clock.advance(advanceMs);
  return json(200, { now: clock.now().toISOString() });
}

/** GET /simulator/listeners/:id/export.zip?form=&until=&flaws=false */
function sendExport(simulation: Simulation, { query }: Request, listenerId: string): Reply {
  if (!simulation.listeners.find(listenerId)) return badRequest('The address names no listener.');
  const form = EXPORT_FORMS.find((known) => known === (query.get('form') ?? 'extended-2025'));
  if (!form) return badRequest(`"form" must be one of ${EXPORT_FORMS.join(', ')}.`);
  const until = query.get('until');
  if (until && Number.isNaN(Date.parse(until))) return badRequest('"until" must be a time.');
  const options = { form, until: until ? new Date(until) : undefined, flaws: query.get('flaws') !== 'false' };
  const headers = {
    'content-type': 'application/zip',
    'content-disposition': 'attachment; filename="my_spotify_data.zip"',
  };
  return { status: 200, headers, body: exportZip(simulation, listenerId, options) };
}
