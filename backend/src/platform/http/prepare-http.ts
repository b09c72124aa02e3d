import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Environment } from '../config/environment';
import { acceptGraphqlRequests } from '../graphql/http';
import type { JsonLogger } from '../observability/json-logger';
import { requestIdMiddleware } from '../observability/request-id';
import { requestLog } from '../observability/request-log';
import { ApiGate } from '../security/api-gate';
import { corsOptions, originCheck } from '../security/origin-check';
import { ownAddress } from '../security/own-address';
import { securityHeaders } from '../security/security-headers';
import { serveDashboard } from './dashboard';
import { inTurn } from './in-turn';
import { refuseOtherMethods } from './route-methods';

/**
 * Everything that happens to a request before a route sees it, in its order. The application must have been created with
 * `bodyParser: false`; call this before `listen`.
 */
export function prepareHttp(
  app: NestExpressApplication,
  environment: Environment,
  logger: JsonLogger,
  dashboard: string,
): void {
  app.set('trust proxy', environment.trustProxy);
  app.disable('x-powered-by');
  app.use(inTurn(requestIdMiddleware, requestLog(logger), securityHeaders(environment), ownAddress(environment)));
  const cors = corsOptions(environment);
  if (cors) app.enableCors(cors);
  app.use(originCheck(environment));
  acceptGraphqlRequests(app, app.get(ApiGate).inOrder());
  serveDashboard(app, dashboard, environment);
  app.use(refuseOtherMethods(app));
}
