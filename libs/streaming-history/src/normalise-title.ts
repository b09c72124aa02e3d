const QUOTES = /[\u0060\u00b4\u2018\u2019\u201a\u201b\u2032]/g;
const DOUBLE_QUOTES = /[\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb]/g;
const DASHES = /[\u2010-\u2015\u2212]/g;
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;

/**
 * One form for titles and names that mean the same: compatibility forms, case, white space, and the variants of
 * quotes and dashes fall together. For comparing only, never for showing. Normalising twice changes nothing.
 */
export function normaliseTitle(text: string): string {
  const folded = unify(text.replace(INVISIBLE, '')).normalize('NFKC').toLowerCase().normalize('NFKC');
  return unify(folded).replace(/\s+/g, ' ').trim();
}

function unify(text: string): string {
  return text.replace(QUOTES, "'").replace(DOUBLE_QUOTES, '"').replace(DASHES, '-');
}
