import { randomBytes } from 'node:crypto';
import { Logger } from '@nestjs/common';
import { createListener, createTestDatabase, type TestDatabase } from '../../test/database';
import { FixedClock } from '../platform/clock';
import { KeyRing } from '../platform/security/key-ring';
import { SecretBox, SecretError } from '../platform/security/secret-box';
import { KeyRotation } from './key-rotation.service';
import { SpotifyAccountRepository } from './spotify-account.repository';
import type { Grant } from './spotify-replies';

const clock = new FixedClock(new Date('2026-11-01T12:00:00Z'));
const [former, young] = ['former', 'young'].map((id) => ({ id, key: randomBytes(32) })) as [Key, Key];
type Key = { id: string; key: Buffer };
const grant: Grant = {
  accessToken: 'access',
  refreshToken: 'refresh',
  expiresAt: clock.now(),
  lifetimeKnown: true,
  scopes: null,
};

describe('KeyRotation', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    Logger.overrideLogger(false);
    test = await createTestDatabase();
  });
  afterAll(() => test.drop());
  beforeEach(() => test.database.query('TRUNCATE listener RESTART IDENTITY CASCADE'));

  const repository = (...keys: [Key, ...Key[]]) =>
    new SpotifyAccountRepository(test.database, clock, new SecretBox(new KeyRing(keys)));
  const keep = (under: SpotifyAccountRepository, listenerId: number, kept = grant) =>
    test.database.transaction((tx) => under.keepRefreshed(tx, listenerId, kept, 'refresh'));

  async function listeners(count: number, under: SpotifyAccountRepository): Promise<number[]> {
    const ids: number[] = [];
    for (let n = 0; n < count; n++) ids.push(await createListener(test.database));
    for (const id of ids) await keep(under, id);
    return ids;
  }

  it('brings every token under the new key, so that the former one can go', async () => {
    const ids = await listeners(250, repository(former));
    const both = repository(young, former);
    expect(await new KeyRotation(both).resealAll()).toBe(250);
    expect(await new KeyRotation(both).resealAll()).toBe(0);
    const tokens = await Promise.all(ids.map((id) => repository(young).find(id)));
    expect(tokens.every((found) => found?.accessToken === 'access' && found.refreshToken === 'refresh')).toBe(true);
    await expect(repository(former).find(1)).rejects.toThrow(SecretError);
  });

  it('waits for a refresh that is under way, and keeps what it brings', async () => {
    await listeners(1, repository(former));
    const both = repository(young, former);
    let rotation: Promise<number> | undefined;
    await test.database.transaction(async (tx) => {
      await both.keepRefreshed(tx, 1, { ...grant, refreshToken: 'rotated' }, 'refresh');
      rotation = new KeyRotation(both).resealAll();
      await somebodyWaits();
    });
    expect(await rotation).toBe(1);
    expect(await repository(young).find(1)).toMatchObject({ refreshToken: 'rotated' });
  });

  /** Until some other connection to this database waits for a lock. */
  async function somebodyWaits(): Promise<void> {
    const waiting = `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    while ((await test.database.query(waiting)).length === 0);
  }

  it('leaves alone what it cannot open, and does the rest', async () => {
    await listeners(2, repository({ id: 'lost', key: randomBytes(32) }));
    await listeners(1, repository(former));
    expect(await new KeyRotation(repository(young, former)).resealAll()).toBe(1);
  });
});
