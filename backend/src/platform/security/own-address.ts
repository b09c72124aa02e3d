import type { RequestHandler } from 'express';
import type { Environment } from '../config/environment';

/**
 * Express middleware: whoever opens a page as http://localhost is sent to the public address. Spotify sends people back
 * to that address only, and cookies of one name are not seen under another.
 */
export function ownAddress(environment: Environment): RequestHandler {
  const own = new URL(environment.publicUrl).host;
  return (request, response, next) => {
    const { host = own } = request.headers;
    const isLocalhost = host !== own && /^localhost(:\d+)?$/i.test(host);
    const wantsPage = request.method === 'GET' && request.accepts(['json', 'html']) === 'html';
    if (isLocalhost && wantsPage) response.redirect(environment.publicUrl + request.originalUrl);
    else next();
  };
}
