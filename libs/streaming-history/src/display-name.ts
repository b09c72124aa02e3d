/// <reference lib="es2024.string" />
const MAX_LENGTH = 120;
/** Control characters, and the invisible ones that turn the direction of writing. */
const UNSAFE = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;

/**
 * Names to show for the paths of files: the base name, or the whole path where two have the same base name. They hold
 * nothing that breaks a line, a log or the direction of writing. For people only: never a path, a key or a header.
 */
export function displayNames(paths: string[]): string[] {
  const baseNames = paths.map((path) => safe(path.replaceAll('\\', '/').split('/').at(-1) ?? ''));
  const seen = new Set<string>();
  const shared = new Set(baseNames.filter((name) => seen.size === seen.add(name).size));
  return baseNames.map((name, index) => (shared.has(name) ? safe(paths[index] ?? '') : name));
}

function safe(name: string): string {
  const clean = name.toWellFormed().replace(UNSAFE, '').trim();
  if (clean.length <= MAX_LENGTH) return clean;
  return `${clean.slice(0, MAX_LENGTH / 2)}…${clean.slice(1 - MAX_LENGTH / 2)}`.toWellFormed();
}
