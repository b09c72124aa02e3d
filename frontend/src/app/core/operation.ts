import type { TypedDocumentNode } from 'apollo-angular';
import { Kind } from 'graphql';

/** A query or mutation of the dashboard, as `npm run codegen` prepares it. */
export interface Operation<Result = unknown, Variables = unknown> extends TypedDocumentNode<Result, Variables> {
  readonly name: string;
  /** SHA-256 of the text in hex: the name under which the server knows the operation. */
  readonly hash: string;
  /** Sent to a server that does not know the hash. */
  readonly text: string;
}

/**
 * What generated files hold for each operation of their documents. It is a document for Apollo Client, of which that
 * reads no more than the kind and the name, because it keeps no answers: nobody has to read the text here.
 */
export function operation<Result, Variables>(
  kind: 'query' | 'mutation',
  name: string,
  hash: string,
  text: string,
): Operation<Result, Variables> {
  const definition = {
    kind: Kind.OPERATION_DEFINITION,
    operation: kind,
    name: { kind: Kind.NAME, value: name },
    selectionSet: { kind: Kind.SELECTION_SET, selections: [] },
  };
  return { kind: Kind.DOCUMENT, definitions: [definition], name, hash, text } as Operation<Result, Variables>;
}
