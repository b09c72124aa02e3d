import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { decide, showAuthorizePage } from '../accounts/authorize';
import { tokenCallListener, tokenEndpoint } from '../accounts/token-endpoint';
import { replacement, spoilt } from '../faults/fault-replies';
import type { FaultSpec } from '../faults/faults';
import type { LedgerCall } from '../ledger';
import type { Simulation } from '../simulation';
import { accessTokenOf, webApi } from '../web-api/web-api';
import { control } from './control';
import { html, json, type Reply, type Request } from './exchange';
import { image } from './image';

const BODY_LIMIT = 1_048_576;
const DRIP_MS = 1000;

async function read(message: IncomingMessage): Promise<Request | null> {
  const url = new URL(message.url ?? '/', 'http://simulator');
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > BODY_LIMIT) return null;
    chunks.push(chunk);
  }
  return {
    method: message.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    headers: message.headers as Request['headers'],
    body: Buffer.concat(chunks).toString(),
  };
}

function route(simulation: Simulation, request: Request): Reply | Promise<Reply> {
  const { method, path } = request;
  if (path.startsWith('/v1/')) return webApi(simulation, request);
  if (path === '/api/token' && method === 'POST') return tokenEndpoint(simulation, request);
  if (path === '/authorize' && method === 'GET') return showAuthorizePage(simulation, request);
  if (path === '/authorize' && method === 'POST') return decide(simulation, request);
  if (path.startsWith('/image/')) return image(simulation, request);
  if (path.startsWith('/simulator/')) return control(simulation, request);
  return html(404, '<!doctype html><title>Not found</title><p>Nothing is here.</p>');
}

/** Sends the answer; resolves when it is out or the client is gone. */
async function send(response: ServerResponse, reply: Reply): Promise<void> {
  const { status, headers, body = '', onSent } = reply;
  if (body instanceof Readable) {
    response.writeHead(status, headers);
    await pipeline(body, response).catch(() => response.destroy());
    return;
  }
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  if (onSent) response.once('finish', onSent);
  response.writeHead(status, { ...headers, ...(status === 204 ? {} : { 'content-length': Buffer.byteLength(text) }) });
  response.end(text);
}

/** Half of the answer, and then nothing, the end of the connection, or one byte a second. */
function sendBroken(response: ServerResponse, reply: Reply, fault: FaultSpec): void {
  const bytes = Buffer.from(JSON.stringify(reply.body ?? {}));
  const half = Math.floor(bytes.length / 2);
  response.writeHead(reply.status, { ...reply.headers, 'content-length': bytes.length });
  response.write(bytes.subarray(0, half), () => {
    if (fault.kind === 'cut-body') response.socket?.destroy();
  });
  if (fault.kind === 'slow-drip') drip(response, bytes.subarray(half));
}

function drip(response: ServerResponse, bytes: Buffer): void {
  let sent = 0;
  const timer = setInterval(() => response.write(bytes.subarray(sent, ++sent)), DRIP_MS);
  response.once('close', () => clearInterval(timer));
}

function callerOf(simulation: Simulation, request: Request): string | null {
  if (request.path === '/api/token') return tokenCallListener(simulation, request);
  return accessTokenOf(simulation, request)?.consent?.listenerId ?? null;
}

/** `token-wrong-user`: the tokens are good, but somebody else's. */
function withOthersToken(simulation: Simulation, reply: Reply, listenerId: string | null): Reply {
  const other = simulation.listeners.all.find((listener) => listener.id !== listenerId);
  if (!other || reply.status !== 200) return reply;
  const { accessToken } = simulation.authorize(other.id);
  return { ...reply, body: { ...(reply.body as object), access_token: accessToken } };
}

async function respond(simulation: Simulation, request: Request, response: ServerResponse): Promise<void> {
  if (request.path.startsWith('/simulator/') || request.path.startsWith('/image/')) {
    return send(response, await route(simulation, request));
  }
  const { method, path, query } = request;
  const entry = simulation.ledger.open({ method, path, query: query.toString() });
  entry.listenerId = callerOf(simulation, request);
  const fault = simulation.faults.strike(path, entry.listenerId);
  if (fault) return respondWithFault({ simulation, request, response, fault, entry });
  const reply = await route(simulation, request);
  entry.status = reply.status;
  return send(response, reply);
}

interface FaultyCall {
  simulation: Simulation;
  request: Request;
  response: ServerResponse;
  fault: FaultSpec;
  entry: LedgerCall;
}

async function respondWithFault({ simulation, request, response, fault, entry }: FaultyCall): Promise<void> {
  entry.fault = fault.kind;
  if (fault.kind === 'hang') return;
  if (fault.kind === 'cut') {
    response.socket?.destroy();
    return;
  }
  const instead = replacement(fault);
  const real = instead ?? spoilt(fault, await route(simulation, request), simulation.clock.now());
  if (['hang-body', 'cut-body', 'slow-drip'].includes(fault.kind)) return sendBroken(response, real, fault);
  const reply = fault.kind === 'token-wrong-user' ? withOthersToken(simulation, real, entry.listenerId) : real;
  entry.status = reply.status;
  return send(response, reply);
}

async function handle(simulation: Simulation, message: IncomingMessage, response: ServerResponse): Promise<void> {
  const request = await read(message);
  if (request) await respond(simulation, request, response);
  else await send(response, json(413, { error: { status: 413, message: 'Request body too large' } }));
}

/** Starts to listen; resolves with the server and its address. */
export async function listen(simulation: Simulation, host: string, port: number): Promise<[Server, string]> {
  const server = createServer((message, response) => {
    handle(simulation, message, response).catch((error: unknown) => {
      if (response.headersSent || response.destroyed) return response.destroy();
      const text = error instanceof Error ? error.message : String(error);
      return void send(response, json(500, { error: { status: 500, message: `Simulator: ${text}` } }));
    });
  });
  server.keepAliveTimeout = 30_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return [server, `http://${host.includes(':') ? `[${host}]` : host}:${(server.address() as AddressInfo).port}`];
}

/** Closes at once, also what hangs. */
export function shut(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
