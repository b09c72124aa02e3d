import { Injectable } from '@nestjs/common';
import type { RequestHandler } from 'express';

/**
 * What a request to the API passes after its bytes have come and before they are understood: who sends it, whether that is
 * too often, whether it was answered before. The room that knows listeners sets it when the application is put together.
 */
@Injectable()
export class ApiGate {
  private handlers: readonly RequestHandler[] | undefined;

  /** Sets the gate, in its order. */
  set(...handlers: RequestHandler[]): void {
    this.handlers = handlers;
  }

  /** @throws Error when nobody has set it: an API that nobody guards is not opened. */
  inOrder(): readonly RequestHandler[] {
    if (!this.handlers) throw new Error('Nobody guards the API.');
    return this.handlers;
  }
}
