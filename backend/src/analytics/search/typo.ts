/** In shorter words a slip makes any other word. */
const SHORTEST = 4;

/**
 * Whether a word of the name begins with what was meant by `word`: one letter of it wrong, missing or too many, or two
 * neighbours swapped. The first letter has to be right. Takes time in proportion to the name, whatever the two are.
 */
export function isTypedAmiss(name: string, word: string): boolean {
  if (word.length < SHORTEST) return false;
  const initial = word.charAt(0);
  for (let at = name.indexOf(initial); at !== -1; at = name.indexOf(initial, at + 1)) {
    if ((at === 0 || name.charAt(at - 1) === ' ') && isMeant(name, at, word)) return true;
  }
  return false;
}

function isMeant(name: string, start: number, word: string): boolean {
  let right = 1;
  while (right < word.length && name.charCodeAt(start + right) === word.charCodeAt(right)) right++;
  const at = start + right;
  const rest = word.slice(right + 1);
  return (
    name.startsWith(rest, at + 1) || // another letter
    name.startsWith(rest, at) || // one too many
    name.startsWith(word.slice(right), at + 1) || // one missing
    (name.startsWith(word.slice(right + 2), at + 2) && isSwapped(name.slice(at, at + 2), word.slice(right, right + 2)))
  );
}

function isSwapped(name: string, word: string): boolean {
  return name.length === 2 && name.charAt(0) === word.charAt(1) && name.charAt(1) === word.charAt(0);
}
