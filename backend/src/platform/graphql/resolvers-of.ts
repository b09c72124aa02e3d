import type { DynamicModule, ForwardReference, Provider, Type } from '@nestjs/common';

type Importable = Type | DynamicModule | Promise<DynamicModule> | ForwardReference | undefined;

/** Metadata key under which Nest remembers what `@Resolver()` marked. */
const RESOLVER = 'graphql:resolver_type';

/** All resolver classes of a module and of the modules it imports. Reads what the decorators say and creates nothing. */
export async function resolversOf(root: Importable): Promise<Type[]> {
  const resolvers = new Set<Type>();
  const seen = new Set<unknown>();
  const visit = async (importable: Importable): Promise<void> => {
    const module = await unwrap(importable);
    if (seen.has(module)) return;
    seen.add(module);
    const { providers, imports } = partsOf(module);
    for (const provider of providers) if (isResolver(provider)) resolvers.add(provider);
    for (const child of imports) await visit(child);
  };
  await visit(root);
  return [...resolvers];
}

async function unwrap(importable: Importable): Promise<Type | DynamicModule> {
  const module = await importable;
  if (!module) throw new Error('A module imports undefined: two files import each other.');
  return 'forwardRef' in module
    ? (module as ForwardReference<() => Type>).forwardRef()
    : (module as Type | DynamicModule);
}

function partsOf(module: Type | DynamicModule): { providers: Provider[]; imports: Importable[] } {
  const [type, extra] = 'module' in module ? [module.module, module] : [module, undefined];
  const declared = (key: string) => (Reflect.getMetadata(key, type) ?? []) as never[];
  return {
    providers: [...declared('providers'), ...(extra?.providers ?? [])],
    imports: [...declared('imports'), ...(extra?.imports ?? [])] as Importable[],
  };
}

function isResolver(provider: Provider): provider is Type {
  return typeof provider === 'function' && Reflect.hasMetadata(RESOLVER, provider);
}
