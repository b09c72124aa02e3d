import type { Request } from 'express';
import type { SignedIn } from '../security/signed-in';
import type { RequestLoaders } from './loader-registry';

/** What every resolver gets as its GraphQL context. */
export interface RequestContext {
  request: Request;
  /** Undefined for strangers. */
  signedIn: SignedIn | undefined;
  loaders: RequestLoaders;
}
