import { ApplicationError } from '../errors/application-error';

/** What an opaque id says: a type of the schema, and the key of a thing of this type as text. */
interface NamedKey {
  type: string;
  key: string;
}

/**
 * The opaque id under which the outside knows a thing. `key` is its number, or the parts of its key joined by dots.
 * Ids are unique over all types and stay the same for ever.
 */
export function toGlobalId(type: string, key: number | string): string {
  return Buffer.from(`${type}:${key}`).toString('base64url');
}

/**
 * The number behind an opaque id, for what has to exist.
 * @throws ApplicationError BAD_USER_INPUT when the text is no id of ours, NOT_FOUND when it names another type
 */
export function fromGlobalId(type: string, id: string): number {
  if (read(id) === null) throw new ApplicationError('BAD_USER_INPUT', 'This is not an id of this installation.');
  const key = keyOfGlobalId(type, id);
  if (key === null) throw new ApplicationError('NOT_FOUND', `There is no ${type.toLowerCase()} with this id.`);
  return key;
}

/** The number behind an opaque id, for what is looked for; null when it names another type or is no id of ours: that finds nothing. */
export function keyOfGlobalId(type: string, id: string): number | null {
  const named = read(id);
  const key = Number(named?.key);
  return named?.type === type && Number.isSafeInteger(key) && key >= 1 && key <= 2 ** 31 - 1 ? key : null;
}

/** The type that an opaque id names; null when the text is no id of ours. */
export function typeOfGlobalId(id: string): string | null {
  return read(id)?.type ?? null;
}

function read(id: string): NamedKey | null {
  const [, type, key] = /^([A-Z][A-Za-z]*):([\d.]+)$/.exec(Buffer.from(id, 'base64url').toString()) ?? [];
  return type !== undefined && key !== undefined && toGlobalId(type, key) === id ? { type, key } : null;
}
