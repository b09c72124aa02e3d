import { createCipheriv, createDecipheriv, createHash, type Cipheriv, type Decipheriv } from 'node:crypto';

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const MARK = 0x5350_4f54;
const KINDS = { artist: 1, album: 2, track: 3, playlist: 4, show: 5, episode: 6, video: 7 } as const;

export type ItemKind = keyof typeof KINDS;

/** 22 characters of base62, as every Spotify id has. */
export function isBase62Id(id: string): boolean {
  return /^[0-9A-Za-z]{22}$/.test(id);
}

function toBase62(block: Buffer): string {
  let rest = BigInt(`0x${block.toString('hex')}`);
  let text = '';
  for (let at = 0; at < 22; at++) {
    text = (DIGITS[Number(rest % 62n)] ?? '') + text;
    rest /= 62n;
  }
  return text;
}

function fromBase62(id: string): Buffer | null {
  let value = 0n;
  for (const digit of id) value = value * 62n + BigInt(DIGITS.indexOf(digit));
  return value >> 128n ? null : Buffer.from(value.toString(16).padStart(32, '0'), 'hex');
}

/**
 * Turns (kind, number) into an id that looks like Spotify's and back again: the number is enciphered with a key made
 * from the seed, so no table of ids is needed and an id of another kind, or an invented one, is recognised as unknown.
 */
export class IdCodec {
  private readonly cipher: Cipheriv;
  private readonly decipher: Decipheriv;

  constructor(seed: number) {
    const key = createHash('md5').update(`audiospective simulator ${seed}`).digest();
    this.cipher = createCipheriv('aes-128-ecb', key, null).setAutoPadding(false);
    this.decipher = createDecipheriv('aes-128-ecb', key, null).setAutoPadding(false);
  }

  encode(kind: ItemKind, number: number): string {
    const block = Buffer.alloc(16);
    block.writeUInt32BE(MARK, 0);
    block.writeUInt32BE(KINDS[kind], 4);
    block.writeUInt32BE(number, 12);
    return toBase62(this.cipher.update(block));
  }

  /** The number behind the id, or null when it is no id of this kind. */
  decode(kind: ItemKind, id: string): number | null {
    const block = isBase62Id(id) ? fromBase62(id) : null;
    if (!block) return null;
    const plain = this.decipher.update(block);
    const known =
      plain.readUInt32BE(0) === MARK && plain.readUInt32BE(4) === KINDS[kind] && plain.readUInt32BE(8) === 0;
    return known ? plain.readUInt32BE(12) : null;
  }
}
