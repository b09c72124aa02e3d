import type { TypedDocumentNode } from 'apollo-angular';
import { Kind } from 'graphql';

/** A query or mutation of the dashboard, as `npm run codegen` prepares it. */
export interface Operation<Result = unknown, Variables = unknown> extends TypedDocumentNode<Result, Variables> {
  /** SHA-256 of the text in hex: the name under which the server knows the operation. */
  readonly hash: string;
  /** Sent to a server that does not know the hash. */
  readonly text: string;
}

/** What generated files hold for each operation of their documents; the definitions are JSON. */
export function operation<Result, Variables>(
  hash: string,
  text: string,
  definitions: string,
): Operation<Result, Variables> {
  return { kind: Kind.DOCUMENT, definitions: JSON.parse(definitions) as Operation['definitions'], hash, text };
}
