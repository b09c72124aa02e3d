import type { ApolloServerPlugin } from '@apollo/server';
import type { Request } from 'express';
import { liveness } from './live';
import type { RequestContext } from './request-context';

/** LASTING answers are the same until the listener's versions or the day change; LIVE ones may be another at any time, FAILED ones may succeed next time. */
export type Verdict = 'LASTING' | 'LIVE' | 'FAILED';

const verdicts = new WeakMap<Request, Verdict>();
const isLive = liveness();

/** What is known of the answer to a request once it was executed; undefined when it was refused before. */
export function verdictOn(request: Request): Verdict | undefined {
  return verdicts.get(request);
}

/** Notes for each request whether its answer may be kept. */
export const lastingAnswers: ApolloServerPlugin<RequestContext> = {
  requestDidStart() {
    return Promise.resolve({
      willSendResponse({ schema, document, operation, response, contextValue }) {
        if (!document || !operation) return Promise.resolve();
        const { body } = response;
        const failed = body.kind !== 'single' || body.singleResult.errors !== undefined;
        const verdict = isLive(schema, document) ? 'LIVE' : failed ? 'FAILED' : 'LASTING';
        verdicts.set(contextValue.request, verdict);
        return Promise.resolve();
      },
    });
  },
};
