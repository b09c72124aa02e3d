import { Extensions } from '@nestjs/graphql';
import {
  BREAK,
  type DocumentNode,
  type GraphQLSchema,
  OperationTypeNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';

const LIVE = 'live';

/**
 * Marks a field whose answer may change without a new version of the archive, the settings, the catalogue or the
 * imports, such as the progress of an import. Answers with such a field are never kept.
 */
export const Live = () => Extensions({ [LIVE]: true });

/** Whether the answer depends on more than the question, the day and the listener's versions: a live field, or an operation that changes something. */
export type IsLive = (schema: GraphQLSchema, document: DocumentNode) => boolean;

/** Looks through each document once; documents come from the server's own store, where the same text is the same object. */
export function liveness(): IsLive {
  const known = new WeakMap<DocumentNode, boolean>();
  return (schema, document) => {
    const live = known.get(document) ?? isLive(schema, document);
    known.set(document, live);
    return live;
  };
}

function isLive(schema: GraphQLSchema, document: DocumentNode): boolean {
  let live = false;
  const types = new TypeInfo(schema);
  const found = () => {
    live = true;
    return BREAK;
  };
  visit(
    document,
    visitWithTypeInfo(types, {
      OperationDefinition: ({ operation }) => (operation === OperationTypeNode.QUERY ? undefined : found()),
      Field: () => (types.getFieldDef()?.extensions[LIVE] === true ? found() : undefined),
    }),
  );
  return live;
}
