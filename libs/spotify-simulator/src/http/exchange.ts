/** One request, read completely. */
export interface Request {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: Record<string, string | undefined>;
  /** The body as text; empty when there is none. */
  body: string;
}

/** What a handler answers. An object is sent as JSON, a string as it is, a Readable is piped. */
export interface Reply {
  status: number;
  headers?: Record<string, string>;
  body?: object | string;
  /** Called once the whole answer has been handed to the network. */
  onSent?: () => void;
}

export function json(status: number, body: object, headers: Record<string, string> = {}): Reply {
  return { status, headers: { 'content-type': 'application/json; charset=utf-8', ...headers }, body };
}

export function html(status: number, body: string): Reply {
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; frame-ancestors 'none'",
    'cache-control': 'no-store',
  };
  return { status, headers, body };
}

export function redirect(location: string): Reply {
  return { status: 302, headers: { location, 'cache-control': 'no-store' }, body: '' };
}
