import { ApplicationError } from '../errors/application-error';

/**
 * The opaque id under which the outside knows a thing. `key` is its number, or the parts of its key joined by dots.
 * Ids are unique over all types and stay the same for ever.
 */
export function toGlobalId(type: string, key: number | string): string {
  return Buffer.from(`${type}:${key}`).toString('base64url');
}

/**
 * The number behind an opaque id.
 * @throws ApplicationError BAD_USER_INPUT when the text is no id of ours, NOT_FOUND when it names another type
 */
export function fromGlobalId(type: string, id: string): number {
  const [, found, digits] = /^([A-Z][A-Za-z]*):([\d.]+)$/.exec(Buffer.from(id, 'base64url').toString()) ?? [];
  const key = Number(digits);
  if (found === undefined || toGlobalId(found, digits ?? '') !== id) {
    throw new ApplicationError('BAD_USER_INPUT', 'This is not an id of this installation.');
  }
  if (found !== type || !Number.isSafeInteger(key) || key < 1 || key > 2 ** 31 - 1) {
    throw new ApplicationError('NOT_FOUND', `There is no ${type.toLowerCase()} with this id.`);
  }
  return key;
}
