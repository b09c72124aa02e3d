import type { Type } from '@nestjs/common';
import { type GraphQLNamedType, type GraphQLSchema, getNamedType, isAbstractType, isObjectType } from 'graphql';
import { SignedInGuard } from '../src/auth/signed-in.guard';
import { ACCESS } from '../src/platform/graphql/public.decorator';

const ROOTS = ['Query', 'Mutation', 'Subscription'];

/** A field that a method resolves: an operation, or a field of any other type. */
export interface ResolvedField {
  /** Class and method. */
  name: string;
  /** Where it stands in the schema: `Viewer.sessions`. */
  field: string;
  /** Who gets an answer, as the method or its class says; undefined where neither says it. */
  rule: 'public' | 'null for strangers' | 'signed in' | undefined;
}

/** All fields that methods of these classes resolve. Reads what the decorators say. */
export function resolvedFields(resolvers: Type[]): ResolvedField[] {
  return resolvers.flatMap((resolver) =>
    methodsOf(resolver).flatMap(([key, method]) => {
      const parent = parentOf(resolver, method);
      const field = `${parent}.${Reflect.getMetadata('graphql:resolver_name', method) ?? key}`;
      return parent ? [{ name: `${resolver.name}.${key}`, field, rule: ruleOf(resolver, method) }] : [];
    }),
  );
}

function methodsOf(resolver: Type): [name: string, method: object][] {
  const names = Object.getOwnPropertyNames(resolver.prototype).filter((name) => name !== 'constructor');
  return names.map((name) => [name, resolver.prototype[name]]);
}

/** The type whose field a method resolves: a root for operations, the type of `@Resolver()` for `@ResolveField()`. */
function parentOf(resolver: Type, method: object): string | undefined {
  const isFieldOfType = Reflect.getMetadata('graphql:resolve_property', method) as boolean | undefined;
  return Reflect.getMetadata('graphql:resolver_type', isFieldOfType ? resolver : method) as string | undefined;
}

function ruleOf(resolver: Type, method: object): ResolvedField['rule'] {
  const guards = [resolver, method].flatMap((target) => Reflect.getMetadata('__guards__', target) ?? []);
  if (guards.includes(SignedInGuard)) return 'signed in';
  return Reflect.getMetadata(ACCESS, method) as ResolvedField['rule'];
}

/** Operations that say nothing of who may run them. */
export function operationsWithoutRule(fields: readonly ResolvedField[]): string[] {
  return fields.filter(({ field, rule }) => isOperation(field) && rule === undefined).map(({ name }) => name);
}

/** Resolved fields without a rule of their own on types that strangers reach: their access follows from nothing. */
export function unprotectedFields(schema: GraphQLSchema, fields: readonly ResolvedField[]): string[] {
  const reached = typesOfStrangers(schema, new Map(fields.map(({ field, rule }) => [field, rule])));
  return fields
    .filter(({ field, rule }) => rule === undefined && reached.has(field.slice(0, field.indexOf('.'))))
    .map(({ name }) => name);
}

function isOperation(field: string): boolean {
  return ROOTS.includes(field.slice(0, field.indexOf('.')));
}

/** Names of the types whose objects strangers can get: what public operations return, and everything below that no rule keeps back. */
function typesOfStrangers(schema: GraphQLSchema, rules: Map<string, ResolvedField['rule']>): Set<string> {
  const reached = new Set<string>();
  const reach = (type: GraphQLNamedType): void => {
    if (reached.has(type.name)) return;
    reached.add(type.name);
    if (isAbstractType(type)) schema.getPossibleTypes(type).forEach(reach);
    if (isObjectType(type)) follow(type.name, (rule) => rule === undefined || rule === 'public');
  };
  const follow = (name: string, isOpen: (rule: ResolvedField['rule']) => boolean): void => {
    const type = schema.getType(name);
    for (const field of isObjectType(type) ? Object.values(type.getFields()) : [])
      if (isOpen(rules.get(`${name}.${field.name}`))) reach(getNamedType(field.type));
  };
  for (const root of ROOTS) follow(root, (rule) => rule === 'public');
  return reached;
}
