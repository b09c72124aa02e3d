import { createListener, createTestDatabase, type TestDatabase } from '../../test/database';
import { FixedClock } from '../platform/clock';
import type { FailureKind } from './circuit-breaker';
import { CircuitBreakerStore } from './circuit-breaker-store';

const HOUR = 3_600_000;

describe('CircuitBreakerStore', () => {
  const clock = new FixedClock(new Date('2026-03-01T00:00:00Z'));
  let test: TestDatabase;
  let store: CircuitBreakerStore;
  let listener: number;
  beforeAll(async () => {
    test = await createTestDatabase();
    store = new CircuitBreakerStore(test.database, clock);
  });
  afterAll(() => test.drop());
  beforeEach(async () => {
    listener = await createListener(test.database);
  });

  const fail = (id: number, kind: FailureKind) => test.database.transaction((tx) => store.failed(tx, id, kind));

  async function open(): Promise<void> {
    for (let i = 0; i < 5; i++) await fail(listener, 'NETWORK');
  }

  it('counts failures that come at the same time from several processes', async () => {
    await Promise.all(Array.from({ length: 5 }, () => fail(listener, 'NETWORK')));
    expect(await store.find(listener)).toMatchObject({ state: 'OPEN', failures: { NETWORK: 5 }, cause: 'NETWORK' });
    expect(await store.admit(listener)).toBe(false);
  });

  it('gives exactly one of many who ask the probe', async () => {
    await open();
    clock.advance(2 * HOUR);
    const answers = await Promise.all(Array.from({ length: 12 }, () => store.admit(listener)));
    expect(answers.filter(Boolean)).toHaveLength(1);
    expect(await store.find(listener)).toMatchObject({ state: 'HALF_OPEN', probing: true });
  });

  it('gives the probe again when its process died or gave it back', async () => {
    await open();
    clock.advance(2 * HOUR);
    expect(await store.admit(listener)).toBe(true);
    expect(await store.admit(listener)).toBe(false);
    await test.database.query(
      `UPDATE circuit_breaker SET probe_until = now() - interval '1 second' WHERE listener_id = $1`,
      [listener],
    );
    expect(await store.admit(listener)).toBe(true);
    await store.released(listener);
    expect(await store.admit(listener)).toBe(true);
  });

  it('forgets everything on success, and only for this listener', async () => {
    const other = await createListener(test.database);
    await fail(other, 'AUTH');
    await open();
    await store.succeeded(test.database, listener);
    expect(await store.find(listener)).toMatchObject({ state: 'HEALTHY', trips: 0 });
    expect(await store.find(other)).toMatchObject({ state: 'DEGRADED', failures: { AUTH: 1 } });
  });
});
