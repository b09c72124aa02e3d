import { type ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { Request } from 'express';

/** The HTTP request behind a controller method or a GraphQL field. The GraphQL context holds it as `request`. */
export function requestOf(context: ExecutionContext): Request {
  if (context.getType<'http' | 'graphql'>() === 'http') return context.switchToHttp().getRequest<Request>();
  return GqlExecutionContext.create(context).getContext<{ request: Request }>().request;
}
