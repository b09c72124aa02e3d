import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { Global, Module } from '@nestjs/common';
import { GraphQLModule } from '@nestjs/graphql';
import { graphqlOptions } from './graphql-options';
import { LoaderRegistry } from './loader-registry';
import { NodeRegistry } from './node-registry';
import { NodeResolver } from './node.resolver';
import { ServiceResolver } from './service.resolver';
import { ViewerResolver } from './viewer.resolver';
import { ViewerService } from './viewer.service';

/** What resolvers and modules everywhere ask for. */
@Global()
@Module({
  providers: [LoaderRegistry, NodeRegistry, ViewerService],
  exports: [LoaderRegistry, NodeRegistry, ViewerService],
})
class ForResolversModule {}

/** The API under /graphql. Modules add to it with resolvers, and with loaders and types in the registries. */
@Module({
  imports: [
    ForResolversModule,
    GraphQLModule.forRootAsync<ApolloDriverConfig>({
      driver: ApolloDriver,
      inject: [LoaderRegistry],
      useFactory: graphqlOptions,
    }),
  ],
  providers: [ViewerResolver, NodeResolver, ServiceResolver],
  exports: [ForResolversModule],
})
export class GraphqlModule {}
