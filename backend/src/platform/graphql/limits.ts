import {
  type ASTVisitor,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql';

/** Words and signs in one request's text. */
export const MAX_TOKENS = 1_500;
/** Levels of fields inside fields. */
export const MAX_DEPTH = 12;
/** Fields of one operation, fragments counted wherever they are spread. */
export const MAX_FIELDS = 500;
/** Fields under another name than their own, counted likewise: the way to ask one costly thing many times. */
export const MAX_ALIASES = 30;
/** Bytes of one request. */
export const MAX_BODY_BYTES = 100_000;

interface Size {
  depth: number;
  fields: number;
  aliases: number;
}

const NOTHING: Size = { depth: 0, fields: 0, aliases: 0 };

/**
 * Validation rule: an operation is at most MAX_DEPTH levels deep and selects at most MAX_FIELDS fields, MAX_ALIASES of them renamed.
 * Every fragment is measured once, so that a bomb of nested fragments costs no more to refuse than its text is long.
 * Introspection has its own rule in graphql-js and is not measured here.
 */
export function limitSize(context: ValidationContext): ASTVisitor {
  const measure = fragmentMeter((name) => context.getFragment(name));
  return {
    OperationDefinition(operation) {
      const { depth, fields, aliases } = measure(operation.selectionSet);
      if (depth > MAX_DEPTH) context.reportError(tooBig(`A query is at most ${MAX_DEPTH} levels deep.`));
      else if (fields > MAX_FIELDS) context.reportError(tooBig(`A query selects at most ${MAX_FIELDS} fields.`));
      else if (aliases > MAX_ALIASES) context.reportError(tooBig(`A query renames at most ${MAX_ALIASES} fields.`));
    },
  };
}

function fragmentMeter(
  find: (name: string) => FragmentDefinitionNode | null | undefined,
): (selectionSet: SelectionSetNode) => Size {
  const known = new Map<string, Size>();
  const measureFragment = (name: string): Size => {
    const size = known.get(name);
    if (size) return size;
    known.set(name, NOTHING); // a fragment inside itself is refused by another rule; here it only must not loop
    const fragment = find(name);
    const measured = fragment ? measure(fragment.selectionSet) : NOTHING;
    known.set(name, measured);
    return measured;
  };
  const measureSelection = (selection: SelectionSetNode['selections'][number]): Size => {
    if (selection.kind === Kind.FRAGMENT_SPREAD) return measureFragment(selection.name.value);
    if (selection.kind === Kind.INLINE_FRAGMENT) return measure(selection.selectionSet);
    const { name, alias, selectionSet } = selection;
    const inner = selectionSet && !isIntrospection(name.value) ? measure(selectionSet) : NOTHING;
    return { depth: inner.depth + 1, fields: inner.fields + 1, aliases: inner.aliases + (alias ? 1 : 0) };
  };
  const measure = ({ selections }: SelectionSetNode): Size => selections.map(measureSelection).reduce(add, NOTHING);
  return measure;
}

function add(one: Size, other: Size): Size {
  return {
    depth: Math.max(one.depth, other.depth),
    fields: one.fields + other.fields,
    aliases: one.aliases + other.aliases,
  };
}

/** Whether a field asks for the schema itself. */
export function isIntrospection(field: string): boolean {
  return field === '__schema' || field === '__type';
}

function tooBig(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });
}
