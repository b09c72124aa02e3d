/** Accents, points of vowels: marks that readers of Latin, Greek, Cyrillic, Hebrew and Arabic leave out. Elsewhere a mark makes another letter. */
const MARKS = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]/g;

/** Letters and signs that Unicode does not take apart, as people type them who have no key for them. */
const TYPED: Record<string, string> = {
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ß: 'ss',
  þ: 'th',
  ð: 'd',
  đ: 'd',
  ħ: 'h',
  ı: 'i',
  ł: 'l',
  ς: 'σ',
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
};
const SPECIAL = new RegExp(`[${Object.keys(TYPED).join('')}]`, 'g');
const PLAIN = /^[!-~]+(?: [!-~]+)*$/;

/** A text as it is compared: without case, accents, width of letters, and with single spaces. */
export function fold(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase();
  const letters = text.normalize('NFKD').replace(MARKS, '').toLowerCase();
  const typed = letters.replace(SPECIAL, (letter) => TYPED[letter] ?? letter);
  return typed.normalize('NFC').replace(/\s+/g, ' ').trim();
}
