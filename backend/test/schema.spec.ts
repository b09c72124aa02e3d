import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Type } from '@nestjs/common';
import {
  buildSchema,
  type GraphQLNamedType,
  GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isSpecifiedScalarType,
  parse,
  validate,
} from 'graphql';
import { AppModule } from '../src/app.module';
import { SignedInGuard } from '../src/auth/signed-in.guard';
import { loadEnvironment } from '../src/platform/config/environment';
import { PUBLIC } from '../src/platform/graphql/public.decorator';
import { resolversOf } from '../src/platform/graphql/resolvers-of';
import { printApiSchema } from '../src/schema';

const COMMITTED = readFileSync(join(__dirname, '../../libs/contract/schema.graphql'), 'utf8');

describe('the schema', () => {
  let schema: GraphQLSchema;

  it('is committed as the code says it; run "npm run codegen" otherwise', async () => {
    const text = await printApiSchema();
    schema = buildSchema(text);
    expect(text).toBe(COMMITTED);
  });

  it('answers the question that the documentation shows', () => {
    const page = readFileSync(join(__dirname, '../../docs/api.md'), 'utf8');
    const [, question = ''] = /```graphql\n([^`]*)```/.exec(page) ?? [];
    expect(validate(schema, parse(question))).toEqual([]);
  });

  it('has pages with a size and a cursor wherever it has a connection', () => {
    const types = Object.values(schema.getTypeMap()).filter(isObjectType);
    const fields = types.flatMap((type) => Object.values(type.getFields()));
    const connections = fields.filter(({ type }) => String(type).endsWith('Connection!'));
    expect(connections.length).toBeGreaterThan(2);
    for (const { args } of connections) {
      const types = Object.fromEntries(args.map(({ name, type }) => [name, String(type)]));
      expect(types).toMatchObject({ first: 'PageSize', after: 'String' });
    }
  });
});

describe('every name of the schema', () => {
  it('is described', async () => {
    expect(undescribed(buildSchema(await printApiSchema()))).toEqual([]);
  });

  it('is found when it is not', () => {
    const careless = buildSchema(
      `type Query { a(b: In, "c" c: Int): E } input In { d: Int } enum E { F } "u" union U = Query`,
    );
    const all = ['E', 'E.F', 'In', 'In.d', 'Query.a', 'Query.a(b)'];
    expect(undescribed(careless).sort()).toEqual(all);
  });
});

describe('every operation', () => {
  it('says who may run it', async () => {
    const operations = operationsOf(await resolversOf(AppModule.for(loadEnvironment({}))));
    expect(operations.map(({ name }) => name)).toEqual(expect.arrayContaining(['ViewerResolver.viewer']));
    expect(operations.filter(({ rule }) => rule === undefined).map(({ name }) => name)).toEqual([]);
  });

  it('is open to strangers only where the pages for them need it', async () => {
    const operations = operationsOf(await resolversOf(AppModule.for(loadEnvironment({}))));
    const open = operations.filter(({ rule }) => rule === 'public').map(({ name }) => name);
    expect(open.sort()).toEqual(['NodeResolver.node', 'ServiceResolver.service', 'ViewerResolver.viewer']);
  });

  it('is found when it says nothing', () => {
    class Careless {
      leak(): void {}
    }
    Reflect.defineMetadata('graphql:resolver_type', 'Query', Careless.prototype.leak);
    expect(operationsOf([Careless])).toEqual([{ name: 'Careless.leak', rule: undefined }]);
  });
});

/** GraphQL brings the descriptions of these itself, and a root type is only the list of its fields. */
function describesItself(type: GraphQLNamedType): boolean {
  return type.name.startsWith('__') || isSpecifiedScalarType(type) || type.name === 'Query' || type.name === 'Mutation';
}

/** Types, fields, arguments and enum values without a description. */
function undescribed(schema: GraphQLSchema): string[] {
  const own = Object.values(schema.getTypeMap()).filter((type) => !type.name.startsWith('__'));
  const named = own.flatMap((type) => [
    ...(describesItself(type) ? [] : [{ name: type.name, description: type.description }]),
    ...membersOf(type).map(({ name, description }) => ({ name: `${type.name}.${name}`, description })),
  ]);
  return named.filter(({ description }) => !description?.trim()).map(({ name }) => name);
}

function membersOf(type: GraphQLNamedType): { name: string; description?: string | null }[] {
  if (isEnumType(type)) return [...type.getValues()];
  if (isInputObjectType(type)) return Object.values(type.getFields());
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  return Object.values(type.getFields()).flatMap((field) => [
    field,
    ...field.args.map(({ name, description }) => ({ name: `${field.name}(${name})`, description })),
  ]);
}

interface Operation {
  name: string;
  rule: 'public' | 'signed in' | undefined;
}

/** The queries, mutations and subscriptions of resolver classes. */
function operationsOf(resolvers: Type[]): Operation[] {
  return resolvers.flatMap((resolver) =>
    Object.getOwnPropertyNames(resolver.prototype)
      .map((key) => [key, resolver.prototype[key] as object] as const)
      .filter(([, method]) =>
        ['Query', 'Mutation', 'Subscription'].includes(Reflect.getMetadata('graphql:resolver_type', method)),
      )
      .map(([key, method]) => ({ name: `${resolver.name}.${key}`, rule: ruleOf(resolver, method) })),
  );
}

function ruleOf(resolver: Type, method: object): Operation['rule'] {
  if (Reflect.getMetadata(PUBLIC, method)) return 'public';
  const guards = [resolver, method].flatMap((target) => Reflect.getMetadata('__guards__', target) ?? []);
  return guards.includes(SignedInGuard) ? 'signed in' : undefined;
}
