import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { Global, Module } from '@nestjs/common';
import { GraphQLModule } from '@nestjs/graphql';
import { graphqlOptions } from './graphql-options';
import { LoaderRegistry } from './loader-registry';
import { ServiceResolver } from './service.resolver';
import { ViewerResolver } from './viewer.resolver';
import { ViewerService } from './viewer.service';

@Global()
@Module({ providers: [LoaderRegistry], exports: [LoaderRegistry] })
class LoadersModule {}

/** The API under /graphql. Modules add to it with resolvers, and with loaders in the registry. */
@Module({
  imports: [
    LoadersModule,
    GraphQLModule.forRootAsync<ApolloDriverConfig>({
      driver: ApolloDriver,
      inject: [LoaderRegistry],
      useFactory: graphqlOptions,
    }),
  ],
  providers: [ViewerService, ViewerResolver, ServiceResolver],
  exports: [LoadersModule],
})
export class GraphqlModule {}
