import type { Request } from 'express';
import type { RequestLoaders } from './loader-registry';

/** Who sent a request, as the session says. */
export interface SignedInListener {
  listenerId: number;
  sessionHash: Buffer;
}

/** What every resolver gets as its GraphQL context. */
export interface RequestContext {
  /** Nest's guards and decorators look for the request under this name. */
  req: Request;
  request: Request;
  /** Undefined for strangers. */
  signedIn: SignedInListener | undefined;
  loaders: RequestLoaders;
}
