import { ManualClock } from '../clock';
import { tinyListeners } from '../listeners/listeners';
import { startSimulator, type SpotifySimulator } from '../simulator';
import { body, call, unzip } from '../spec-support';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';

describe('steering by HTTP', () => {
  let simulator: SpotifySimulator;

  beforeAll(async () => {
    const clock = new ManualClock(new Date('2026-05-04T12:00:00Z'));
    simulator = await startSimulator({ clock, listeners: tinyListeners(3, 5) });
  });
  afterAll(() => simulator.close());

  const get = (path: string) => fetch(simulator.origin + path);
  const send = (method: string, path: string, content?: object) =>
    fetch(simulator.origin + path, { method, body: content && JSON.stringify(content) });

  it('lists the listeners, mints tokens, and tells calls and served plays', async () => {
    const { listeners } = (await (await get('/simulator/listeners')).json()) as { listeners: { id: string }[] };
    expect(listeners.map(({ id }) => id)).toEqual(['tiny-00000', 'tiny-00001', 'tiny-00002']);
    const minted = await send('POST', '/simulator/tokens', { listenerId: 'tiny-00001' });
    const { accessToken } = (await minted.json()) as { accessToken: string };
    await body(simulator, '/v1/me/player/recently-played', accessToken);
    expect(await (await get('/simulator/ledger/plays')).json()).toEqual(simulator.ledger.servedPlays());
    expect(await (await get('/simulator/ledger/plays?listenerId=tiny-00001')).json()).toHaveLength(5);
    expect(await (await get('/simulator/ledger/plays?listenerId=tiny-00002')).json()).toEqual([]);
    expect(await (await get('/simulator/ledger/calls')).json()).toMatchObject([
      { listenerId: 'tiny-00001', status: 200 },
    ]);
  });

  it('adds and clears faults', async () => {
    const { accessToken } = simulator.authorize('tiny-00000');
    expect(
      (await send('POST', '/simulator/faults', { kind: 'rate-limit', retryAfter: '9', path: '^/v1/me$' })).status,
    ).toBe(204);
    expect((await call(simulator, '/v1/me', accessToken)).headers.get('retry-after')).toBe('9');
    expect((await send('DELETE', '/simulator/faults')).status).toBe(204);
    expect((await call(simulator, '/v1/me', accessToken)).status).toBe(200);
  });

  it.each([{ origin: 'https://elsewhere.example' }, { origin: 'null' }, { 'sec-fetch-site': 'cross-site' }])(
    'takes no orders from a web page: %j',
    async (headers) => {
      const { accessToken } = simulator.authorize('tiny-00000');
      const init = { method: 'POST', headers, body: JSON.stringify({ kind: 'server-error' }) };
      expect((await fetch(`${simulator.origin}/simulator/faults`, init)).status).toBe(403);
      expect((await fetch(`${simulator.origin}/simulator/listeners`, { headers })).status).toBe(403);
      expect((await call(simulator, '/v1/me', accessToken)).status).toBe(200);
    },
  );

  it('lets a person at the address bar in', async () => {
    const answer = await fetch(`${simulator.origin}/simulator/listeners`, { headers: { 'sec-fetch-site': 'none' } });
    expect(answer.status).toBe(200);
  });

  it('moves a manual clock', async () => {
    const answer = await send('POST', '/simulator/clock', { advanceMs: 60_000 });
    expect(await answer.json()).toEqual({ now: '2026-05-04T12:01:00.000Z' });
  });

  it('hands out exports', async () => {
    const answer = await get('/simulator/listeners/tiny-00002/export.zip?form=account&until=2026-05-05');
    expect(answer.headers.get('content-type')).toBe('application/zip');
    const files = await unzip(Readable.fromWeb(answer.body as ReadableStream));
    const music = files.find((file) => file.name.endsWith('StreamingHistory_music_0.json'));
    expect(JSON.parse(music?.text ?? '')).toHaveLength(5);
  });

  it('serves pictures that may be kept, and be read by the page that shows them', async () => {
    const answer = await get(`/image/300/album-${simulator.catalogue.album(1, 0).id}`);
    expect(answer.headers.get('content-type')).toContain('image/svg+xml');
    expect(answer.headers.get('cache-control')).toContain('immutable');
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect((await get('/image/1/album-x')).status).toBe(404);
  });

  it.each<[string, string, object | undefined, number]>([
    ['POST', '/simulator/faults', { kind: 'nonsense' }, 400],
    ['POST', '/simulator/faults', { kind: 'hang', path: '(' }, 400],
    ['POST', '/simulator/faults', { kind: 'wrong-shape', shape: 'x' }, 400],
    ['POST', '/simulator/tokens', { listenerId: 'nobody' }, 400],
    ['POST', '/simulator/clock', { advanceMs: -1 }, 400],
    ['GET', '/simulator/listeners/nobody/export.zip', undefined, 400],
    ['GET', '/simulator/listeners/tiny-00000/export.zip?form=x', undefined, 400],
    ['GET', '/simulator/listeners/tiny-00000/export.zip?until=x', undefined, 400],
    ['GET', '/simulator/nothing', undefined, 404],
    ['GET', '/nothing', undefined, 404],
  ])('%s %s %j is refused with %i', async (method, path, content, status) => {
    expect((await send(method, path, content)).status).toBe(status);
  });

  it('does not move real time', async () => {
    const real = await startSimulator({ listeners: 1 });
    const answer = await fetch(`${real.origin}/simulator/clock`, { method: 'POST', body: '{"advanceMs":1}' });
    await real.close();
    expect(answer.status).toBe(400);
  });
});
