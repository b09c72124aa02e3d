import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Service } from '../graphql/service.model';

/** Written by `npm run codegen`. */
const SCHEMA = join(__dirname, '..', '..', '..', '..', 'libs', 'contract', 'schema.graphql');

/**
 * Fingerprint of all that answers depend on besides the listener: what `service` tells of the settings, the version of the application
 * among it, and the schema. Processes that share a store find each other's answers only where these are the same.
 */
export function installationOf(service: Service, schema = readFileSync(SCHEMA, 'utf8')): string {
  return hash('sha256', `${JSON.stringify(service)}\n${schema}`, 'base64url').slice(0, 22);
}
