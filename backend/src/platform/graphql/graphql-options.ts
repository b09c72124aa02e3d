import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import type { ApolloDriverConfig } from '@nestjs/apollo';
import type { Request } from 'express';
import { formatGraphqlError } from '../errors/graphql-error';
import { badRequests } from './bad-requests.plugin';
import { limitCost } from './cost.plugin';
import { GRAPHQL_PATH } from './http';
import { introspectionForSignedIn } from './introspection.plugin';
import { knownOperations } from './known-operations';
import { lastingAnswers } from './lasting-answers.plugin';
import { limitSize, MAX_TOKENS } from './limits';
import type { LoaderRegistry } from './loader-registry';
import type { RequestContext } from './request-context';
import { SCALARS } from './scalars';

/** How the schema is built from the code. */
export const SCHEMA_OPTIONS = { scalarsMap: SCALARS };

/** Settings of the API's server: no page of its own, no hints for strangers, no tracing, bounded requests. */
export function graphqlOptions(loaders: LoaderRegistry): ApolloDriverConfig {
  return {
    path: GRAPHQL_PATH,
    autoSchemaFile: true,
    sortSchema: true,
    buildSchemaOptions: SCHEMA_OPTIONS,
    graphiql: false,
    introspection: true, // refused to strangers by the plugin
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    persistedQueries: { cache: knownOperations() },
    csrfPrevention: true,
    preserveHttpStatusForExecutionErrors: false, // badRequests decides
    parseOptions: { maxTokens: MAX_TOKENS },
    validationRules: [limitSize],
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      introspectionForSignedIn,
      limitCost,
      badRequests,
      lastingAnswers,
    ],
    formatError: formatGraphqlError,
    context: ({ req }: { req: Request }): RequestContext => ({
      request: req,
      signedIn: req.signedIn,
      loaders: loaders.forRequest(),
    }),
  };
}
