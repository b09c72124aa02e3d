import { readFileSync } from 'node:fs';
import { join } from 'node:path';
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
