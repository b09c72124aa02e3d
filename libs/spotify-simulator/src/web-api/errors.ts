import { json, type Reply } from '../http/exchange';

export interface ErrorExtras {
  reason?: string;
  headers?: Record<string, string>;
}

/** An error of the Web API: `{error: {status, message, reason?}}`. */
export function webApiError(status: number, message: string, { reason, headers }: ErrorExtras = {}): Reply {
  return json(status, { error: { status, message, ...(reason ? { reason } : {}) } }, headers);
}

/** 401 with the header that names the cause. */
export function unauthorized(
  cause: 'missing_token' | 'invalid_token',
  message = 'Missing/invalid/expired access token',
): Reply {
  const header = `Bearer realm="spotify", error="${cause}", error_description="${message}"`;
  return webApiError(401, message, { headers: { 'www-authenticate': header } });
}

export const notFound = () => webApiError(404, 'Resource not found');
