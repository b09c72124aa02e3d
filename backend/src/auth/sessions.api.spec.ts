import { Browser, type SignInApp, startSignInApp } from '../../test/sign-in-app';
import { toGlobalId } from '../platform/graphql/global-id';
import type { Session } from './session.model';

const DAY = 24 * 60 * 60_000;
const COOKIE = 'audiospective_session';
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0';
const FIELDS = 'sessions { id client signedInAt lastUsedAt current }';

let world: SignInApp;
beforeAll(async () => (world = await startSignInApp()));
afterAll(() => world.stop());
beforeEach(() => world.database.query('TRUNCATE listener, sign_in_attempt RESTART IDENTITY CASCADE'));

/** A browser in which this listener of the simulator is signed in. */
async function signedIn(listener = 0, userAgent = FIREFOX): Promise<Browser> {
  const browser = new Browser(world);
  const back = await browser.decide(await browser.begin(), world.spotify.listeners[listener]?.id ?? '');
  await browser.get(back, { 'user-agent': userAgent });
  return browser;
}

const answerTo = async (browser: Browser, query: string) => (await (await browser.ask(query)).json()) as any;

async function sessionsOf(browser: Browser): Promise<Session[]> {
  return (await answerTo(browser, `{ viewer { ${FIELDS} } }`)).data.viewer.sessions;
}

/** Ends a session by its id; answers the sessions that are left, or the code of the refusal. */
async function end(browser: Browser, id: string): Promise<Session[] | string> {
  const { data, errors } = await answerTo(browser, `mutation { endSession(id: ${JSON.stringify(id)}) { ${FIELDS} } }`);
  return errors ? errors[0].extensions.code : data.endSession.sessions;
}

const isSignedIn = async (browser: Browser) => (await answerTo(browser, '{ viewer { id } }')).data.viewer !== null;

describe('the sessions of a listener', () => {
  it('are listed with what signed in and when, this one first', async () => {
    const here = await signedIn();
    const begun = world.clock.now().toISOString();
    world.clock.advance(DAY);
    await signedIn(0, 'curl/8.14.1');
    const then = world.clock.now().toISOString();
    expect(await sessionsOf(here)).toEqual([
      { id: expect.any(String), client: 'Firefox on Linux', signedInAt: begun, lastUsedAt: then, current: true },
      { id: expect.any(String), client: null, signedInAt: then, lastUsedAt: then, current: false },
    ]);
  });

  it('are those that are still valid, and nobody else’s', async () => {
    const [here] = [await signedIn(), await signedIn(), await signedIn(1)];
    world.clock.advance(29 * DAY);
    expect(await sessionsOf(here)).toHaveLength(2);
    world.clock.advance(2 * DAY);
    expect(await sessionsOf(here)).toEqual([expect.objectContaining({ current: true })]);
  });

  it('do not tell what proves them', async () => {
    const here = await signedIn();
    const text = JSON.stringify(await sessionsOf(here));
    const [row] = await world.database.query<{ hash: Buffer }>('SELECT id_hash AS hash FROM session');
    const decoded = Buffer.from((await sessionsOf(here))[0]?.id ?? '', 'base64url').toString();
    for (const secret of [here.cookies.get(COOKIE) ?? '', row?.hash.toString('hex'), row?.hash.toString('base64url')])
      expect(text + decoded).not.toContain(secret);
  });

  it('end at once, one of them, and only that one', async () => {
    const [here, there, elsewhere] = [await signedIn(), await signedIn(), await signedIn()];
    const [, , oldest] = (await sessionsOf(there)).map(({ id }) => id).sort();
    const left = await end(here, oldest ?? '');
    expect(left).toHaveLength(2);
    expect(await Promise.all([here, there, elsewhere].map(isSignedIn))).toEqual([true, true, false]);
    expect(await end(here, oldest ?? '')).toEqual(left);
  });

  it('end one’s own as well', async () => {
    const [here, there] = [await signedIn(), await signedIn()];
    const own = (await sessionsOf(here)).find(({ current }) => current);
    expect(await end(here, own?.id ?? '')).toEqual([expect.objectContaining({ current: false })]);
    expect([await isSignedIn(here), await isSignedIn(there)]).toEqual([false, true]);
  });

  it('end all but this one', async () => {
    const [here, there, stranger] = [await signedIn(), await signedIn(), await signedIn(1)];
    const { data } = await answerTo(here, `mutation { endOtherSessions { ${FIELDS} } }`);
    expect(data.endOtherSessions.sessions).toEqual([expect.objectContaining({ current: true })]);
    expect(await Promise.all([here, there, stranger].map(isSignedIn))).toEqual([true, false, true]);
  });

  it('stay when somebody else names them', async () => {
    const [here, stranger] = [await signedIn(), await signedIn(1)];
    const [mine] = await sessionsOf(here);
    expect(await end(stranger, mine?.id ?? '')).toEqual([expect.objectContaining({ current: true })]);
    expect(await isSignedIn(here)).toBe(true);
  });

  it.each([
    ['', 'BAD_USER_INPUT'],
    ["1' OR true --", 'BAD_USER_INPUT'],
    ['x'.repeat(10_000), 'BAD_USER_INPUT'],
    [toGlobalId('Session', '1.1'), 'NOT_FOUND'],
    [toGlobalId('Session', 0), 'NOT_FOUND'],
    [toGlobalId('Session', '99999999999999999999'), 'NOT_FOUND'],
    [toGlobalId('Viewer', 1), 'NOT_FOUND'],
  ])('stay when one is named %.40s', async (id, code) => {
    const here = await signedIn();
    expect(await end(here, id)).toBe(code);
    expect(await sessionsOf(here)).toHaveLength(1);
  });

  it.each(['endSession(id: "U2Vzc2lvbjox") { id }', 'endOtherSessions { id }'])(
    'are nothing to strangers: %s',
    async (mutation) => {
      const here = await signedIn();
      const { errors } = await answerTo(new Browser(world), `mutation { ${mutation} }`);
      expect(errors[0].extensions.code).toBe('UNAUTHENTICATED');
      expect(await isSignedIn(here)).toBe(true);
    },
  );
});
