// Plugin of GraphQL Code Generator: exports every operation of a file as its kind, name, hash and text.
import { createHash } from 'node:crypto';
import { dirname, relative, sep } from 'node:path';
import { addTypenameToDocument } from '@apollo/client/utilities';
import { Kind, print, separateOperations, stripIgnoredCharacters } from 'graphql';

/** What the constants are made with; see there for their type. */
const OPERATION = 'frontend/src/app/core/operation';

/** @returns {{ prepend: string[], content: string }} one constant for each operation, none for fragments */
export function plugin(_schema, documents, { externalFragments }, { outputFile }) {
  const operations = operationsOf(documents, externalFragments);
  if (operations.length === 0) return { prepend: [], content: '' };
  return {
    prepend: [`import { operation } from '${moduleSpecifier(outputFile)}';`],
    content: operations.map(constant).join('\n\n'),
  };
}

/**
 * The operations of these documents as the dashboard sends them: without line breaks, each with the fragments that it
 * needs, sorted by name, and with `__typename` in every selection below the root. The hash is SHA-256 of the text in hex.
 */
export function operationsOf(documents, externalFragments = []) {
  const definitions = [
    ...documents.flatMap(({ document }) => document.definitions),
    ...externalFragments.map(({ node }) => node),
  ];
  return Object.values(separateOperations({ kind: Kind.DOCUMENT, definitions })).map(operationOf);
}

function operationOf({ definitions }) {
  const operation = definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  const fragments = definitions.filter((definition) => definition !== operation).sort(byName);
  const document = { kind: /** @type {const} */ (Kind.DOCUMENT), definitions: [operation, ...fragments] };
  const text = stripIgnoredCharacters(print(addTypenameToDocument(document)));
  const hash = createHash('sha256').update(text).digest('hex');
  return { kind: operation.operation, name: operation.name.value, hash, text };
}

function byName(one, other) {
  return one.name.value < other.name.value ? -1 : 1;
}

function constant({ kind, name, hash, text }) {
  const result = `${name}${kind === 'mutation' ? 'Mutation' : 'Query'}`;
  const values = [kind, name, hash, text].map((value) => JSON.stringify(value)).join(', ');
  return `export const ${name}Document = /* @__PURE__ */ operation<${result}, ${result}Variables>(${values});`;
}

function moduleSpecifier(outputFile) {
  const path = relative(dirname(outputFile), OPERATION).split(sep).join('/');
  return path.startsWith('.') ? path : `./${path}`;
}
