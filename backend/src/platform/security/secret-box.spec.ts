import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { KeyRing } from './key-ring';
import { SecretBox, SecretError } from './secret-box';

const place = { table: 'spotify_account', column: 'refresh_token', row: 7 };
const key = (id: string) => ({ id, key: randomBytes(32) });

describe('SecretBox', () => {
  const [old, young] = [key('2025'), key('2026')];
  const box = new SecretBox(new KeyRing([old]));

  it('opens what it sealed, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(box.open(box.seal(text, place), place)).toBe(text.toWellFormed());
      }),
    );
  });

  it('never seals the same text to the same envelope, and shows nothing of it', () => {
    const [one, two] = [box.seal('canary', place), box.seal('canary', place)];
    expect(one.equals(two)).toBe(false);
    expect(one.includes('canary')).toBe(false);
  });

  it('refuses an envelope with any byte changed, or cut anywhere', () => {
    const envelope = box.seal('a refresh token', place);
    for (let at = 0; at < envelope.length; at++) {
      const changed = Buffer.from(envelope);
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
      expect(() => box.open(changed, place)).toThrow(SecretError);
      expect(() => box.open(envelope.subarray(0, at), place)).toThrow(SecretError);
    }
  });

  it.each([
    { ...place, row: 8 },
    { ...place, column: 'access_token' },
    { ...place, table: 'sign_in_attempt' },
  ])('refuses an envelope that was moved to %j', (other) => {
    expect(() => box.open(box.seal('x', place), other)).toThrow(SecretError);
  });

  it('opens with an older key, seals with the newest, and tells them apart', () => {
    const rotated = new SecretBox(new KeyRing([young, old]));
    const [before, after] = [box.seal('kept', place), rotated.seal('kept', place)];
    expect(rotated.open(before, place)).toBe('kept');
    const isCurrent = (envelope: Buffer) => envelope.indexOf(rotated.currentHeader) === 0;
    expect([isCurrent(before), isCurrent(after)]).toEqual([false, true]);
    expect(() => box.open(after, place)).toThrow('its key is not among TOKEN_KEYS');
  });

  it('refuses another key under the same id', () => {
    const impostor = new SecretBox(new KeyRing([key('2025')]));
    expect(() => impostor.open(box.seal('x', place), place)).toThrow(SecretError);
  });
});

describe('KeyRing', () => {
  it('refuses keys that are too short', () => {
    expect(() => new KeyRing([{ id: 'a', key: randomBytes(16) }])).toThrow('32 bytes');
  });

  it('makes a key file for its owner only, and finds it again', () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'keys-'));
    try {
      const made = KeyRing.load({ dataDir });
      expect(KeyRing.load({ dataDir }).current).toEqual(made.current);
      expect(statSync(join(dataDir, 'token-key')).mode & 0o777).toBe(0o600);
      expect(readdirSync(dataDir)).toEqual(['token-key']);
    } finally {
      rmSync(dataDir, { recursive: true });
    }
  });
});
