import { AppModule } from './app.module';
import { loadEnvironment } from './platform/config/environment';
import { printSchemaOf } from './platform/graphql/print-schema';
import { resolversOf } from './platform/graphql/resolvers-of';

/** The schema of the whole application as text: what libs/contract/schema.graphql must say. */
export async function printApiSchema(): Promise<string> {
  return printSchemaOf(await resolversOf(AppModule.for(loadEnvironment({}))));
}
