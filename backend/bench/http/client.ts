import { once } from 'node:events';
import { Agent, type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { timed } from '../report';

/** An answer as it came over the wire. */
export interface Answer {
  ms: number;
  headers: IncomingHttpHeaders;
  bytes: Buffer;
}

/** Headers with which the dashboard asks. */
export function dashboardHeaders(origin: string, cookie: string, more: Record<string, string> = {}) {
  const own = { 'content-type': 'application/json', 'x-audiospective': '1', origin };
  return { ...own, cookie, 'accept-encoding': 'identity', ...more };
}

/** One listener's browser: a single connection that stays open. */
export class Client {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 1 });

  constructor(
    private readonly origin: string,
    private readonly cookie: string,
  ) {}

  /** Asks the API; fails unless it answers without errors. */
  async ask(body: object, more: Record<string, string> = {}): Promise<Answer> {
    const { ms, result } = await timed(() => this.send(JSON.stringify(body), more));
    const { bytes, headers, statusCode } = result;
    if (statusCode !== 200 || (!headers['content-encoding'] && bytes.includes('"errors"')))
      throw new Error(`The API answers ${statusCode}: ${bytes.toString().slice(0, 500)}`);
    return { ms, headers, bytes };
  }

  close(): void {
    this.agent.destroy();
  }

  private async send(body: string, more: Record<string, string>) {
    const headers = dashboardHeaders(this.origin, this.cookie, more);
    const outgoing = request(`${this.origin}/graphql`, { method: 'POST', agent: this.agent, headers }).end(body);
    const [incoming] = (await once(outgoing, 'response')) as [IncomingMessage];
    return { bytes: await buffer(incoming), headers: incoming.headers, statusCode: incoming.statusCode };
  }
}

/** The same question in a form that nobody has asked before: what was answered already does not help. */
export function unasked<R extends { variables: object }>(request: R, number: number): R {
  return { ...request, variables: { ...request.variables, number } };
}

/** The headers of an answer that speak of its content. */
export function contentHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  const wanted = ['content-type', 'content-encoding', 'etag', 'cache-control', 'vary'];
  return Object.fromEntries(wanted.flatMap((name) => (headers[name] ? [[name, String(headers[name])]] : [])));
}
