import {
  type ASTVisitor,
  type FragmentDefinitionNode,
  GraphQLError,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql';

/** Words and signs in one request's text. */
export const MAX_TOKENS = 1_500;
/** Levels of fields inside fields. */
export const MAX_DEPTH = 12;
/** Fields of one operation, fragments counted wherever they are spread. */
export const MAX_FIELDS = 500;
/** Bytes of one request. */
export const MAX_BODY_BYTES = 100_000;

interface Size {
  depth: number;
  fields: number;
}

const NOTHING: Size = { depth: 0, fields: 0 };

/**
 * Validation rule: an operation is at most MAX_DEPTH levels deep and selects at most MAX_FIELDS fields.
 * Every fragment is measured once, so that a bomb of nested fragments costs no more to refuse than its text is long.
 * Introspection has its own rule in graphql-js and is not measured here.
 */
export function limitSize(context: ValidationContext): ASTVisitor {
  const measure = fragmentMeter((name) => context.getFragment(name));
  return {
    OperationDefinition(operation) {
      const { depth, fields } = measure(operation.selectionSet);
      if (depth > MAX_DEPTH) context.reportError(tooBig(`A query is at most ${MAX_DEPTH} levels deep.`));
      else if (fields > MAX_FIELDS) context.reportError(tooBig(`A query selects at most ${MAX_FIELDS} fields.`));
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
    if (selection.kind === 'FragmentSpread') return measureFragment(selection.name.value);
    if (selection.kind === 'InlineFragment') return measure(selection.selectionSet);
    if (isIntrospection(selection.name.value) || !selection.selectionSet) return { depth: 1, fields: 1 };
    const inner = measure(selection.selectionSet);
    return { depth: inner.depth + 1, fields: inner.fields + 1 };
  };
  const measure = ({ selections }: SelectionSetNode): Size =>
    selections
      .map(measureSelection)
      .reduce((sum, size) => ({ depth: Math.max(sum.depth, size.depth), fields: sum.fields + size.fields }), NOTHING);
  return measure;
}

/** Whether a field asks for the schema itself. */
export function isIntrospection(field: string): boolean {
  return field === '__schema' || field === '__type';
}

function tooBig(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });
}
