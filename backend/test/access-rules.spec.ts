import { UseGuards } from '@nestjs/common';
import { Query, ResolveField, Resolver } from '@nestjs/graphql';
import { buildSchema } from 'graphql';
import { AppModule } from '../src/app.module';
import { SignedInGuard } from '../src/auth/signed-in.guard';
import { loadEnvironment } from '../src/platform/config/environment';
import { toGlobalId } from '../src/platform/graphql/global-id';
import { NullForStrangers, Public } from '../src/platform/graphql/public.decorator';
import { resolversOf } from '../src/platform/graphql/resolvers-of';
import { printApiSchema } from '../src/schema';
import { operationsWithoutRule, type ResolvedField, resolvedFields, unprotectedFields } from './access-rules';
import { createListener } from './database';
import { createCatalog, storePlays } from './listening';
import { type Product, startProduct } from './product';

const fieldsOfProduct = async () => resolvedFields(await resolversOf(AppModule.for(loadEnvironment({}))));

const ruledBy = (rule: ResolvedField['rule'], fields: readonly ResolvedField[]) =>
  fields.filter((field) => field.rule === rule).map(({ field }) => field);

describe('every field that a method resolves', () => {
  it('says who may run it where it is an operation', async () => {
    const fields = await fieldsOfProduct();
    expect(ruledBy('signed in', fields).length).toBeGreaterThan(5);
    expect(operationsWithoutRule(fields)).toEqual([]);
  });

  it('is open to strangers only where the pages for them need it', async () => {
    const fields = await fieldsOfProduct();
    expect(ruledBy('public', fields)).toEqual(['Query.service']);
    expect(ruledBy('null for strangers', fields).sort()).toEqual(['Query.node', 'Query.viewer']);
  });

  it('is a field of the schema, and has a rule or belongs to a type that only the signed-in reach', async () => {
    const schema = buildSchema(await printApiSchema());
    const fields = await fieldsOfProduct();
    const names = fields.map(({ field }) => field.split('.') as [string, string]);
    for (const [type, name] of names) expect(schema.getType(type)).toHaveProperty(['_fields', name]);
    expect(names.filter(([type]) => type === 'Viewer').length).toBeGreaterThan(5);
    expect(unprotectedFields(schema, fields)).toEqual([]);
  });
});

describe('a field without a rule', () => {
  it('is found where it is an operation', () => {
    class Careless {
      @Query(() => String)
      leak(): void {}
    }
    expect(operationsWithoutRule(resolvedFields([Careless]))).toEqual(['Careless.leak']);
  });

  it('is found where strangers reach its type, through fields, lists and abstract types', () => {
    @Resolver('Open')
    class OpenResolver {
      @Public()
      @Query(() => [String])
      open(): void {}

      @NullForStrangers()
      @Query(() => String)
      mine(): void {}

      @ResolveField(() => String)
      leak(): void {}

      @UseGuards(SignedInGuard)
      @ResolveField('kept', () => String)
      keptBack(): void {}
    }

    @Resolver('Mine')
    class MineResolver {
      @ResolveField(() => String)
      secret(): void {}
    }
    const fields = resolvedFields([OpenResolver, MineResolver]);
    const leaks = (open: string) => {
      const types = `type Open { leak: String kept: Mine ${open} } type Mine { secret: String } type Bridge { mine: Mine } union Any = Open | Bridge`;
      return unprotectedFields(buildSchema(`type Query { open: [Open!]! mine: Mine } ${types}`), fields);
    };
    expect(leaks('')).toEqual(['OpenResolver.leak']);
    expect(leaks('mine: [Mine!]!')).toEqual(['OpenResolver.leak', 'MineResolver.secret']);
    expect(leaks('any: Any')).toEqual(['OpenResolver.leak', 'MineResolver.secret']);
  });
});

describe('operations that answer null to strangers', () => {
  let product: Product;
  let cookie: string;
  let questions: Record<string, string[]>;

  beforeAll(async () => {
    product = await startProduct();
    const listener = await createListener(product.database);
    const tracks = [{ name: 'Song', durationMs: 200_000, album: null, artists: [0] }];
    const [track] = await createCatalog(product.database, { artists: ['Artist'], albums: [], tracks });
    await storePlays(product.database, listener, [{ playedAt: 1e12, track: track!, msPlayed: 200_000 }]);
    cookie = await product.signIn(listener);
    const ids = [toGlobalId('Viewer', listener), toGlobalId('Track', track!.id)];
    questions = { 'Query.viewer': ['viewer { id }'], 'Query.node': ids.map((id) => `node(id: "${id}") { id }`) };
  });
  afterAll(() => product.stop());

  async function answersTo(operation: string, as?: string): Promise<unknown[]> {
    const asked = (questions[operation] ?? []).map((question) => product.ask({ query: `{ answer: ${question} }` }, as));
    return (await Promise.all(asked)).map(({ bytes }) => JSON.parse(bytes.toString()).data.answer);
  }

  it('are asked here, all of them', async () => {
    expect(ruledBy('null for strangers', await fieldsOfProduct()).sort()).toEqual(Object.keys(questions).sort());
  });

  it.each(['Query.viewer', 'Query.node'])('such as %s answer a listener', async (operation) => {
    for (const answer of await answersTo(operation, cookie)) expect(answer).toEqual({ id: expect.any(String) });
    for (const answer of await answersTo(operation)) expect(answer).toBeNull();
  });
});
