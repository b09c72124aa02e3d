import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { KeyRing } from './key-ring';

/** Where a secret is stored. It can only be opened in the same place: a value moved to another row stays shut. */
export interface SecretPlace {
  table: string;
  column: string;
  row: string | number;
}

const VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** An envelope that cannot be opened: damaged, moved, or sealed with a key that is not in the settings. */
export class SecretError extends Error {
  constructor(reason: string) {
    super(`The secret cannot be opened: ${reason}`);
    this.name = 'SecretError';
  }
}

/**
 * Encrypts small secrets for the database with AES-256-GCM. Envelope: version (1 byte), length of the key id (1 byte),
 * key id, nonce (12 bytes), tag (16 bytes), ciphertext. Header and place are authenticated along with the text.
 */
export class SecretBox {
  constructor(private readonly keys: KeyRing) {}

  /** What every envelope begins with that is sealed with today's key. */
  get currentHeader(): Buffer {
    const { id } = this.keys.current;
    return Buffer.concat([Buffer.from([VERSION, id.length]), Buffer.from(id, 'ascii')]);
  }

  /** Seals with the first key of the ring. */
  seal(plain: string, place: SecretPlace): Buffer {
    const header = this.currentHeader;
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.keys.current.key, nonce, { authTagLength: TAG_BYTES });
    cipher.setAAD(authenticated(header, place));
    const text = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
    return Buffer.concat([header, nonce, cipher.getAuthTag(), text]);
  }

  /** Opens with whichever key of the ring sealed it. Throws SecretError. */
  open(envelope: Buffer, place: SecretPlace): string {
    const { header, keyId, nonce, tag, text } = parse(envelope);
    const key = this.keys.find(keyId);
    if (!key) throw new SecretError('its key is not among TOKEN_KEYS');
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
    decipher.setAAD(authenticated(header, place));
    decipher.setAuthTag(tag);
    try {
      return decipher.update(text, undefined, 'utf8') + decipher.final('utf8');
    } catch {
      throw new SecretError('it was changed, or does not belong here');
    }
  }
}

function authenticated(header: Buffer, { table, column, row }: SecretPlace): Buffer {
  return Buffer.concat([header, Buffer.from(JSON.stringify([table, column, String(row)]))]);
}

function parse(envelope: Buffer) {
  const idLength = envelope[1] ?? 0;
  const nonceAt = 2 + idLength;
  const tagAt = nonceAt + NONCE_BYTES;
  const textAt = tagAt + TAG_BYTES;
  if (envelope[0] !== VERSION || idLength === 0 || envelope.length < textAt)
    throw new SecretError('it is not an envelope');
  return {
    header: envelope.subarray(0, nonceAt),
    keyId: envelope.toString('ascii', 2, nonceAt),
    nonce: envelope.subarray(nonceAt, tagAt),
    tag: envelope.subarray(tagAt, textAt),
    text: envelope.subarray(textAt),
  };
}
