import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ManualClock } from '../clock';
import { startSimulator, type SpotifySimulator } from '../simulator';
import { call, decide, token } from '../spec-support';

const NOW = new Date('2026-11-01T12:00:00Z');
const MINUTE_MS = 60_000;
const REDIRECT = 'http://127.0.0.1:3000/auth/spotify/callback';

// Years of plays are made here: seconds of work on a busy machine.
jest.setTimeout(30_000);

describe('live listening', () => {
  const folder = mkdtempSync(join(tmpdir(), 'simulator-'));
  const stateFile = join(folder, 'state', 'simulator.json');
  const clock = new ManualClock(NOW);
  let simulator: SpotifySimulator;

  const start = () => startSimulator({ clock, stateFile, liveListening: true });
  const listener = () => simulator.listeners[4]?.id ?? '';

  async function signIn(): Promise<{ access: string; refresh: string }> {
    const query = {
      client_id: 'demo-client',
      response_type: 'code',
      redirect_uri: REDIRECT,
      scope: 'user-read-recently-played',
    };
    const callback = await decide(simulator, new URLSearchParams(query), { listener: listener(), decision: 'approve' });
    const code = (callback as URL).searchParams.get('code') ?? '';
    const form = { grant_type: 'authorization_code', code, redirect_uri: REDIRECT };
    const { body } = await token(simulator, form, 'demo-client:demo-secret');
    return { access: String(body['access_token']), refresh: String(body['refresh_token']) };
  }
  const since = (time: Date) => simulator.history(listener(), { from: time, to: clock.now() });

  beforeEach(async () => {
    clock.set(NOW);
    rmSync(stateFile, { force: true });
    simulator = await start();
  });
  afterEach(() => simulator.close());
  afterAll(() => rmSync(folder, { recursive: true }));

  it('begins with the approval: a play ends at least every 68 s', async () => {
    const before = since(new Date(0)).length;
    await signIn();
    clock.advance(6 * 60 * MINUTE_MS);
    const ends = [NOW.getTime(), ...since(NOW).map((play) => play.endedAt)];
    const gaps = ends.slice(1).map((end, position) => end - (ends[position] ?? 0));
    expect(Math.max(...gaps)).toBeLessThanOrEqual(68_000);
    expect(gaps.reduce((a, b) => a + b) / gaps.length).toBeLessThan(53_000);
    expect(since(NOW).every((play) => play.listed && play.msPlayed > 30_000)).toBe(true);
    expect(simulator.history(listener(), { from: new Date(0), to: NOW })).toHaveLength(before);
  });

  it('does not begin for minted tokens or tiny listeners', () => {
    const before = since(new Date(0));
    simulator.authorize(listener());
    expect(since(new Date(0))).toEqual(before);
  });

  it('shows the first play within two minutes', async () => {
    const { access } = await signIn();
    clock.advance(2 * MINUTE_MS);
    const answer = await call(simulator, '/v1/me/player/recently-played', access);
    const { items } = (await answer.json()) as { items: { played_at: string }[] };
    expect(Date.parse(items[0]?.played_at ?? '')).toBeGreaterThan(NOW.getTime());
  });

  it('is remembered over a restart, as are the tokens', async () => {
    const { access, refresh } = await signIn();
    clock.advance(30 * MINUTE_MS);
    const lived = since(NOW);
    await simulator.close();
    clock.advance(24 * 60 * MINUTE_MS);
    simulator = await start();
    expect(simulator.history(listener(), { from: NOW, to: new Date(NOW.getTime() + 30 * MINUTE_MS) })).toEqual(lived);
    const restarted = clock.now();
    clock.advance(10 * MINUTE_MS);
    expect(since(restarted).length).toBeGreaterThan(5);
    const form = { grant_type: 'refresh_token', refresh_token: refresh };
    expect((await token(simulator, form, 'demo-client:demo-secret')).status).toBe(200);
    expect((await call(simulator, '/v1/me', access)).status).toBe(401);
    const rows = simulator.exportTruth(listener(), { form: 'extended-2025', flaws: false }).plays;
    const exported = new Map(rows.map(({ endedAt, msPlayed }) => [endedAt, msPlayed]));
    for (const play of lived) expect(exported.get(Math.floor(play.endedAt / 1000))).toBe(play.msPlayed);
  });

  it('has written served plays to the file at once, so that even a killed demo remembers them', async () => {
    const { access } = await signIn();
    clock.advance(20 * MINUTE_MS);
    await call(simulator, '/v1/me/player/recently-played?limit=50', access);
    await new Promise((resolve) => setImmediate(resolve));
    const saved = JSON.parse(readFileSync(stateFile, 'utf8')) as { live: { spans: Record<string, { to: number }[]> } };
    const servedUntil = simulator.ledger.servedPlays().at(-1)?.playedAt ?? '';
    expect(saved.live.spans[listener()]?.[0]?.to).toBeGreaterThanOrEqual(Date.parse(servedUntil));
  });

  it('says what is wrong with a state file that it cannot read', async () => {
    await simulator.close();
    writeFileSync(stateFile, '{"consents": [');
    await expect(start()).rejects.toThrow(/cannot read its state in .*simulator\.json .*delete the file/);
  });
});
