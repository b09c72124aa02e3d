import type { NextFunction, Request, RequestHandler, Response } from 'express';

/** Several Express handlers as one: what the router does between two layers costs more than most of them do. */
export function inTurn(...handlers: RequestHandler[]): RequestHandler {
  return (request, response, done) => passThrough(handlers, { request, response, done });
}

interface Passing {
  request: Request;
  response: Response;
  done: NextFunction;
}

/** Calls each handler when the one before has passed the request on. What one throws, at once or later, ends the way. */
function passThrough(handlers: readonly RequestHandler[], { request, response, done }: Passing): void {
  const pass = (index: number): void => {
    const handler = handlers[index];
    if (!handler) return done();
    const next = (error?: unknown) => (error === undefined || error === null ? pass(index + 1) : done(error));
    try {
      const working: unknown = handler(request, response, next);
      if (working instanceof Promise) working.catch(done);
    } catch (error) {
      done(error);
    }
  };
  pass(0);
}
