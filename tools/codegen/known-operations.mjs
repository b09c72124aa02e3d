// Plugin of GraphQL Code Generator: JSON with the text of every operation under its hash, sorted by hash.
import { operationsOf } from './operations.mjs';

/** @returns {string} what the backend reads to answer operations that are named by their hash */
export function plugin(_schema, documents) {
  const texts = operationsOf(documents).map(({ hash, text }) => [hash, text]);
  return `${JSON.stringify(Object.fromEntries(texts.sort()), null, 2)}\n`;
}
