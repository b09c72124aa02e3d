import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { requestOf } from '../platform/request-of';
import { signedInOf } from './current-listener.decorator';

/** Lets signed-in listeners pass, in controllers and resolvers; everybody else gets UNAUTHENTICATED. */
@Injectable()
export class SignedInGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    return signedInOf(requestOf(context)) !== undefined;
  }
}
