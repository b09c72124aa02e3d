import { runs } from '@audiospective/property-tests';
import fc from 'fast-check';
import { ManualClock } from '../clock';
import { startSimulator, type SpotifySimulator } from '../simulator';
import { playedAtText } from './recently-played';

const NOW = new Date('2026-05-04T12:00:00.000Z');
const LISTENER = { id: 'listener-1', displayName: 'One', profile: 'tiny' } as const;

interface Page {
  items: { played_at: string; track: { id: string }; context: { uri: string } | null }[];
  next: string | null;
  cursors: { after: string; before: string } | null;
  limit: number;
  href: string;
}

describe('GET /v1/me/player/recently-played', () => {
  let simulator: SpotifySimulator;
  let token: string;
  const clock = new ManualClock(NOW);

  beforeAll(async () => {
    simulator = await startSimulator({ clock, listeners: [LISTENER] });
    token = simulator.authorize(LISTENER.id).accessToken;
  });
  beforeEach(() => clock.set(NOW));
  afterAll(() => simulator.close());

  async function page(query = 'limit=50'): Promise<Page> {
    const headers = { authorization: `Bearer ${token}` };
    const response = await fetch(`${simulator.origin}/v1/me/player/recently-played?${query}`, { headers });
    expect(response.status).toBe(200);
    return (await response.json()) as Page;
  }
  const times = (answer: Page) => answer.items.map((item) => Date.parse(item.played_at));
  const minutesAgo = (minutes: number) => NOW.getTime() - minutes * 60_000;

  it('has exactly the recorded fields', async () => {
    const answer = await page();
    expect(Object.keys(answer).sort()).toEqual(['cursors', 'href', 'items', 'limit', 'next']);
    expect(Object.keys(answer.items[0] ?? {}).sort()).toEqual(['context', 'played_at', 'track']);
    expect(answer.items).toHaveLength(50);
  });

  it('is null in both cursors and next when empty', async () => {
    const { href, ...answer } = await page(`after=${NOW.getTime()}&limit=50`);
    expect(answer).toEqual({ items: [], next: null, cursors: null, limit: 50 });
    expect(href).toContain(`after=${NOW.getTime()}`);
  });

  it('reaches no further back than fifty plays, whatever the cursor', async () => {
    simulator.script(
      LISTENER.id,
      Array.from({ length: 80 }, (_, at) => ({ playedAt: minutesAgo(at * 4) })),
    );
    const { cursors } = await page();
    expect(Number(cursors?.before)).toBe(minutesAgo(49 * 4));
    expect((await page(`before=${cursors?.before}`)).items).toEqual([]);
  });

  it('shows late plays in their place once they have arrived', async () => {
    simulator.script(LISTENER.id, [
      { playedAt: minutesAgo(30) },
      { playedAt: minutesAgo(20), arrivesAt: minutesAgo(-10) },
      { playedAt: minutesAgo(10) },
    ]);
    expect(times(await page())).toEqual([minutesAgo(10), minutesAgo(30)]);
    clock.advance(600_000);
    expect(times(await page())).toEqual([minutesAgo(10), minutesAgo(20), minutesAgo(30)]);
  });

  it('keeps both cursors exclusive, newest first, within the limit', async () => {
    const minute = fc.integer({ min: 0, max: 200 });
    const arbitrary = fc.record({
      ends: fc.uniqueArray(minute, { maxLength: 70 }),
      cursor: minute,
      limit: fc.integer({ min: 1, max: 50 }),
    });
    await fc.assert(
      fc.asyncProperty(arbitrary, fc.constantFrom('after', 'before'), async ({ ends, cursor, limit }, direction) => {
        simulator.script(
          LISTENER.id,
          ends.map((end) => ({ playedAt: minutesAgo(end) })),
        );
        const at = minutesAgo(cursor);
        const answer = await page(`${direction}=${at}&limit=${limit}`);
        const window = ends
          .map(minutesAgo)
          .sort((a, b) => b - a)
          .slice(0, 50);
        const expected = window.filter((end) => (direction === 'after' ? end > at : end < at)).slice(0, limit);
        expect(times(answer)).toEqual(expected);
        expect(answer.cursors).toEqual(
          expected.length > 0 ? { after: String(expected[0]), before: String(expected.at(-1)) } : null,
        );
        expect(answer.next === null).toBe(expected.length === 0);
      }),
      { numRuns: runs(60) },
    );
  });

  it('now and then leaves out the oldest plays of a full page, or shows one twice', async () => {
    const strange = await startSimulator({ clock, listeners: [LISTENER], shortPageShare: 0.5, doubledItemShare: 0.5 });
    const plain = strange
      .history(LISTENER.id)
      .map((play) => play.endedAt)
      .reverse();
    const headers = { authorization: `Bearer ${strange.authorize(LISTENER.id).accessToken}` };
    const lengths = new Set<number>();
    let doubled = 0;
    for (let round = 0; round < 40; round++) {
      const response = await fetch(`${strange.origin}/v1/me/player/recently-played?limit=50`, { headers });
      const shown = times((await response.json()) as Page);
      const distinct = [...new Set(shown)];
      expect(plain.slice(0, distinct.length)).toEqual(distinct);
      expect(shown).toEqual([...shown].sort((a, b) => b - a));
      lengths.add(shown.length);
      doubled += shown.length - distinct.length;
    }
    await strange.close();
    expect(Math.max(...lengths)).toBe(50);
    expect(Math.min(...lengths)).toBeGreaterThanOrEqual(38);
    expect(lengths.size).toBeGreaterThan(3);
    expect(doubled).toBeGreaterThan(8);
    expect(doubled).toBeLessThan(32);
  });

  it('writes full seconds without a fraction', () => {
    expect(playedAtText(Date.UTC(2026, 5, 24, 14, 48, 2, 110))).toBe('2026-06-24T14:48:02.110Z');
    expect(playedAtText(Date.UTC(2026, 5, 24, 14, 48, 2))).toBe('2026-06-24T14:48:02Z');
  });

  it('notes what it served, and only that', async () => {
    simulator.script(LISTENER.id, [{ playedAt: minutesAgo(2) }, { playedAt: minutesAgo(1) }]);
    simulator.ledger.reset();
    const answer = await page('limit=1');
    expect(simulator.ledger.servedPlays()).toEqual([
      { listenerId: LISTENER.id, trackId: answer.items[0]?.track.id, playedAt: new Date(minutesAgo(1)).toISOString() },
    ]);
    expect(simulator.ledger.calls({ listenerId: LISTENER.id })).toMatchObject([{ status: 200, fault: null }]);
  });

  it.each(['limit=0', 'limit=51', 'limit=x', 'after=x', 'after=1&before=2'])('refuses %s', async (query) => {
    const headers = { authorization: `Bearer ${token}` };
    const response = await fetch(`${simulator.origin}/v1/me/player/recently-played?${query}`, { headers });
    expect(response.status).toBe(400);
  });
});
