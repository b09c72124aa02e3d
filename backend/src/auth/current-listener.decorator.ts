import { createParamDecorator } from '@nestjs/common';
import type { Request } from 'express';
import { ApplicationError } from '../platform/errors/application-error';
import { requestOf } from '../platform/request-of';
import type { SignedIn } from '../platform/security/signed-in';

/** Who is signed in; throws UNAUTHENTICATED for anybody else. Works in controllers and resolvers. */
export const CurrentListener = createParamDecorator((_data, context) => signedInOf(requestOf(context)));

/** Who sent the request; throws UNAUTHENTICATED when nobody is signed in. */
export function signedInOf(request: Request): SignedIn {
  if (!request.signedIn) throw new ApplicationError('UNAUTHENTICATED', 'Please sign in first.');
  return request.signedIn;
}
