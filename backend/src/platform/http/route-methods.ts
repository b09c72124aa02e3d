import type { NestExpressApplication } from '@nestjs/platform-express';
import type { RequestHandler } from 'express';
import { ApplicationError } from '../errors/application-error';
import { sendError } from '../errors/http-error.filter';
import { GRAPHQL_PATH } from '../graphql/http';
import { isPage } from './dashboard';

/** What is used of Express's router, beyond what its types tell: the layers of all routes, once the application has started. */
interface Router {
  stack: { match(path: string): boolean; route?: { methods: Record<string, boolean> } }[];
}

/**
 * Express middleware: whoever asks a path with a method that it does not have is told in `allow` which ones it has.
 * Where there is nothing at all, the request goes on to its 404.
 */
export function refuseOtherMethods(app: NestExpressApplication): RequestHandler {
  const { router } = app.getHttpAdapter().getInstance() as unknown as { router: Router };
  return ({ method, path }, response, next) => {
    if (path === GRAPHQL_PATH) return next(); // it has said so itself
    const allowed = [...methodsOfRoutes(router, path), ...(isPage(path) ? ['GET', 'HEAD'] : [])];
    if (method === 'OPTIONS' || allowed.length === 0 || allowed.includes(method)) return next();
    response.setHeader('allow', [...new Set(allowed)].sort().join(', '));
    sendError(response, new ApplicationError('METHOD_NOT_ALLOWED', 'This method is not allowed here.'));
  };
}

function methodsOfRoutes({ stack }: Router, path: string): string[] {
  const methods = stack.flatMap((layer) => (layer.route && layer.match(path) ? Object.keys(layer.route.methods) : []));
  return methods.flatMap((method) => (method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()]));
}
