import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface Key {
  id: string;
  key: Buffer;
}

const KEY_FILE = 'token-key';

/** The keys for secrets at rest: the first one seals, all of them open. */
export class KeyRing {
  private readonly keys: ReadonlyMap<string, Buffer>;
  readonly current: Key;

  constructor(keys: readonly [Key, ...Key[]]) {
    if (keys.some(({ key }) => key.length !== 32)) throw new Error('Every token key must have 32 bytes.');
    this.current = keys[0];
    this.keys = new Map(keys.map(({ id, key }) => [id, key]));
  }

  find(id: string): Buffer | undefined {
    return this.keys.get(id);
  }

  /** Reads `id:base64,id:base64`. */
  static parse(pairs: string): KeyRing {
    const [first, ...others] = pairs.split(',').map((pair) => {
      const [id = '', encoded = ''] = pair.trim().split(':');
      return { id, key: Buffer.from(encoded, 'base64') };
    });
    return new KeyRing([first as Key, ...others]);
  }

  /** Keys from the settings, or the key file of the data folder, which is made (readable by its owner only) when it is missing. */
  static load(settings: { tokenKeys?: string; dataDir: string }): KeyRing {
    return KeyRing.parse(settings.tokenKeys ?? readOrMakeKeyFile(settings.dataDir));
  }
}

/** Two processes may start at once: the file appears complete or not at all, and the first one wins. */
function readOrMakeKeyFile(dataDir: string): string {
  const path = join(dataDir, KEY_FILE);
  mkdirSync(dataDir, { recursive: true });
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  try {
    return readFileSync(path, 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  try {
    writeFileSync(draft, `generated:${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flush: true });
    linkSync(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  return readFileSync(path, 'utf8').trim();
}
