import type { ApolloServerPlugin } from '@apollo/server';
import type { RequestContext } from './request-context';

/** Answers with status 400 when nothing could be told, for no other reason than what was asked. */
export const badRequests: ApolloServerPlugin<RequestContext> = {
  requestDidStart() {
    return Promise.resolve({
      willSendResponse({ response: { body, http } }) {
        if (body.kind !== 'single' || !body.singleResult.errors?.length) return Promise.resolve();
        const { errors, data } = body.singleResult;
        const isTheirs = errors.every(({ extensions }) => extensions?.['code'] === 'BAD_USER_INPUT');
        if (isTheirs && isNothing(data)) http.status ??= 400;
        return Promise.resolve();
      },
    });
  },
};

function isNothing(data: unknown): boolean {
  if (data === null || data === undefined) return true;
  return typeof data === 'object' && !Array.isArray(data) && Object.values(data).every(isNothing);
}
