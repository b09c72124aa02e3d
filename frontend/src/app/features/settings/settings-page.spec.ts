import { TestBed } from '@angular/core/testing';
import { NOBODY } from '../../../testing/answers';
import { PageUnderTest } from '../../../testing/page-under-test';
import { Session } from '../../core/session';
import { Toasts } from '../../core/toasts';
import { sessions, type SignInSession, settings, signInSession } from './settings.testing';

// jsdom has no layout, so nothing to scroll.
Element.prototype.scrollIntoView = () => undefined;

const toasts = () => TestBed.inject(Toasts).list();
const said = () => toasts().map(({ text }) => text);

async function openWith(
  changes: Parameters<typeof settings>[0] = {},
  url = '/settings',
  ...list: SignInSession[]
): Promise<PageUnderTest> {
  const page = await PageUnderTest.open(url);
  await page.answer('Settings', settings(changes));
  await page.answer('Sessions', sessions(...list));
  return page;
}

function radio(page: PageUnderTest, name: RegExp): HTMLInputElement {
  const labels = [...page.element.querySelectorAll('label')];
  const label = labels.find(({ textContent }) => name.test(textContent));
  return label?.querySelector('input') as HTMLInputElement;
}

async function choose(page: PageUnderTest, name: RegExp): Promise<void> {
  radio(page, name).click();
  await page.settled();
}

const chosen = (page: PageUnderTest) =>
  [...page.element.querySelectorAll<HTMLInputElement>('input[type=radio]')].flatMap(({ checked, value }) =>
    checked ? [value] : [],
  );

/** Answers the open change with the settings as they are then. */
async function accept(page: PageUnderTest): Promise<object> {
  const { request, flush } = bound(page.request('ChangeSettings'));
  const { input } = (request.body as { variables: { input: object } }).variables;
  const { __typename, id, timeZone, weekStart, countingRule } = settings().viewer ?? {};
  flush({ data: { updateSettings: { __typename, id, timeZone, weekStart, countingRule, ...input } } });
  await page.settled();
  return input;
}

function bound(test: ReturnType<PageUnderTest['request']>) {
  return { request: test.request, flush: (body: object) => test.flush(body) };
}

function zoneField(page: PageUnderTest): HTMLInputElement {
  return page.element.querySelector('#time-zone') as HTMLInputElement;
}

async function press(page: PageUnderTest, key: string): Promise<void> {
  zoneField(page).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  await page.settled();
}

async function type(page: PageUnderTest, text: string): Promise<void> {
  zoneField(page).value = text;
  zoneField(page).dispatchEvent(new InputEvent('input', { bubbles: true }));
  await page.settled();
}

const options = (page: PageUnderTest) =>
  [...page.element.querySelectorAll('[role=option]')].map(({ textContent }) => textContent.trim());

describe('the settings', () => {
  it('show what holds, and what each counting rule would do', async () => {
    const page = await openWith();
    expect(zoneField(page).value).toBe('Berlin (Europe)');
    expect(page.text).toContain('It is 21 Nov 2026, 14:05 there, UTC+1.');
    expect(chosen(page)).toEqual(['MONDAY', 'THIRTY_SECONDS', 'system']);
    expect(page.text).toMatch(
      /40,000 plays of 7 tracks.*38,000 plays 2,000 fewer plays, −5%.*50,000 plays 10,000 more/,
    );
    expect(page.text).toContain('Version 1.2.3');
    page.http.verify();
  });

  it('do not count an empty archive', async () => {
    const none = { __typename: 'Stats', totals: { __typename: 'Totals', plays: 0, tracks: 0 } } as const;
    const page = await openWith({ thirtySeconds: none, halfOfTrack: none, everything: none });
    expect(page.text).toContain('Half of the track or more');
    expect(page.text).not.toContain('0 plays');
  });

  it('lead a listener whose session has ended back to the same place', async () => {
    const page = await PageUnderTest.open('/settings#sessions');
    page.request('Sessions').flush({ data: { viewer: null } });
    await page.answer('Settings', NOBODY);
    expect(page.link('Sign in with Spotify').getAttribute('href')).toContain('returnTo=%2Fsettings%23sessions');
  });

  it.each([
    ['/settings#sessions', 'Sessions'],
    ['/settings#counting', 'Counting'],
  ])('at %s have the keyboard there', async (url, heading) => {
    const page = await openWith({}, url);
    document.body.append(page.element);
    await page.goTo('/settings');
    await page.goTo(url);
    expect(document.activeElement?.textContent).toBe(heading);
  });
});

describe('a change', () => {
  it('shows before it is answered, says so, and can be undone', async () => {
    const page = await openWith();
    await choose(page, /Sunday/);
    expect([chosen(page)[0], said()]).toEqual(['SUNDAY', []]);
    expect(await accept(page)).toEqual({ weekStart: 'SUNDAY' });
    expect(said()).toEqual(['Your weeks now begin on Sunday.']);

    const [toast] = toasts();
    TestBed.inject(Toasts).act(toast!);
    await page.settled();
    expect(await accept(page)).toEqual({ weekStart: 'MONDAY' });
    expect([chosen(page)[0], toasts().map(({ action }) => action)]).toEqual(['MONDAY', [undefined]]);
  });

  it('can be undone after the page was left', async () => {
    const page = await openWith();
    await choose(page, /Everything/);
    await accept(page);
    await page.goTo('/imports');
    TestBed.inject(Toasts).act(toasts()[0]!);
    await page.settled();
    expect(await accept(page)).toEqual({ countingRule: 'THIRTY_SECONDS' });
  });

  it('that failed is taken back', async () => {
    const page = await openWith();
    await choose(page, /Everything/);
    expect(chosen(page)[1]).toBe('EVERYTHING');
    page.request('ChangeSettings').error(new ProgressEvent('error'));
    await page.settled();
    expect(chosen(page)[1]).toBe('THIRTY_SECONDS');
    expect(said()).toEqual(['Nothing has changed. Audiospective cannot be reached.']);
  });

  it('waits for the one before, so that the last one stays', async () => {
    const page = await openWith();
    await choose(page, /Sunday/);
    await choose(page, /Saturday/);
    expect(page.requests('ChangeSettings')).toHaveLength(1);
  });

  it('is sent after the one before failed', async () => {
    const page = await openWith();
    await choose(page, /Sunday/);
    await choose(page, /Saturday/);
    page.request('ChangeSettings').error(new ProgressEvent('error'));
    await page.settled();
    expect(await accept(page)).toEqual({ weekStart: 'SATURDAY' });
    expect(chosen(page)[0]).toBe('SATURDAY');
  });

  it('in a session that has ended leads back in', async () => {
    const page = await openWith();
    await choose(page, /Sunday/);
    const errors = [{ message: 'Please sign in first.', extensions: { code: 'UNAUTHENTICATED' } }];
    page.request('ChangeSettings').flush({ errors });
    await page.settled();
    await page.answer('Settings', NOBODY);
    expect(page.text).toContain('Please sign in');
  });
});

describe('the time zone', () => {
  it('is found by typing and chosen by keyboard', async () => {
    const page = await openWith();
    await press(page, 'ArrowDown');
    expect(options(page)[0]).toMatch(/^Berlin.*chosen$/);
    await type(page, 'kath');
    expect(options(page)).toEqual([expect.stringMatching(/^Kathmandu/)]);
    await press(page, 'Enter');
    const { timeZone } = (await accept(page)) as { timeZone: string };
    expect(timeZone).toMatch(/^Asia\/Kath?mandu$/);
    expect([zoneField(page).value, options(page)]).toEqual(['Kathmandu (Asia)', []]);
    expect(page.text).toContain('UTC+5:45');
    expect(TestBed.inject(Session).listener()?.timeZone).toBe(timeZone);
  });

  it('stays when nothing is chosen', async () => {
    const page = await openWith();
    await type(page, 'kath');
    await press(page, 'Escape');
    expect([zoneField(page).value, options(page)]).toEqual(['Berlin (Europe)', []]);
    expect(page.requests('ChangeSettings')).toEqual([]);
  });

  it('is not sent when it is the same', async () => {
    const page = await openWith();
    await press(page, 'ArrowDown');
    await press(page, 'Enter');
    expect([options(page), page.requests('ChangeSettings')]).toEqual([[], []]);
  });

  it('that nobody knows finds nothing', async () => {
    const page = await openWith();
    await type(page, '<script>');
    expect(page.text).toContain('No zone is named like this.');
    await press(page, 'Enter');
    expect(page.requests('ChangeSettings')).toEqual([]);
  });

  it('that the server does not know is told at the field', async () => {
    const page = await openWith();
    await type(page, 'lisbon');
    await press(page, 'Enter');
    const errors = [{ message: 'There is no time zone of this name.', extensions: { code: 'BAD_USER_INPUT' } }];
    page.request('ChangeSettings').flush({ errors });
    await page.settled();
    expect([zoneField(page).value, zoneField(page).getAttribute('aria-invalid')]).toEqual(['Berlin (Europe)', 'true']);
    const hint = document.getElementById(zoneField(page).getAttribute('aria-describedby') ?? '') ?? page.element;
    expect(hint.textContent).toContain('This server does not know Europe/Lisbon.');
    expect(said()).toEqual([]);
  });

  it('of this device is one press away', async () => {
    const device = jest
      .spyOn(Intl.DateTimeFormat.prototype, 'resolvedOptions')
      .mockReturnValue({ timeZone: 'Asia/Tokyo' } as Intl.ResolvedDateTimeFormatOptions);
    const page = await openWith();
    page.button('Use the zone of this device: Tokyo (Asia)').click();
    await page.settled();
    expect(await accept(page)).toEqual({ timeZone: 'Asia/Tokyo' });
    device.mockRestore();
  });
});

describe('the sessions', () => {
  const HERE = signInSession('here', { client: 'Chrome on Linux', current: true });
  const PHONE = signInSession('phone', { client: 'Safari on iPhone' });
  const UNKNOWN = signInSession('unknown', { client: null });

  async function openWithSessions(): Promise<PageUnderTest> {
    return openWith({}, '/settings', HERE, PHONE, UNKNOWN);
  }

  async function left(page: PageUnderTest, mutation: string, ...sessions: SignInSession[]): Promise<object> {
    const name = mutation.charAt(0).toUpperCase() + mutation.slice(1);
    const { request, flush } = bound(page.request(name));
    flush({ data: { [mutation]: { __typename: 'Viewer', id: 'viewer-1', sessions } } });
    await page.settled();
    return (request.body as { variables: object }).variables;
  }

  it('are told apart from this one', async () => {
    const page = await openWithSessions();
    const list = page.element.querySelector('app-session-list');
    expect(list?.textContent.replace(/\s+/g, ' ')).toMatch(
      /Chrome on Linux this session .*Safari on iPhone Signed in 1 Nov 2026, 13:00 · last used yesterday.*An unnamed program/,
    );
  });

  it('end one by one', async () => {
    const page = await openWithSessions();
    page.button(/^Sign out Safari on iPhone/).click();
    await page.settled();
    expect(await left(page, 'endSession', HERE, UNKNOWN)).toEqual({ id: 'phone' });
    expect(said()).toEqual(['Safari on iPhone is signed out.']);
    expect(page.text).not.toContain('Safari on iPhone');
  });

  it('end all at once but this one', async () => {
    const page = await openWithSessions();
    page.button('Sign out everywhere else').click();
    await page.settled();
    await left(page, 'endOtherSessions', HERE);
    expect(said()).toEqual(['You are signed in only here now.']);
    expect(page.text).toContain('You are signed in nowhere else.');
  });

  it('are asked to end once, however often it is pressed', async () => {
    const page = await openWithSessions();
    page.button('Sign out everywhere else').click();
    await page.settled();
    page.button('Signing out…').click();
    page.button(/^Sign out Safari/).click();
    await page.settled();
    expect([page.requests('EndOtherSessions').length, page.requests('EndSession').length]).toEqual([1, 0]);
  });

  it('stay when ending fails', async () => {
    const page = await openWithSessions();
    page.button(/^Sign out Safari/).click();
    await page.settled();
    page.request('EndSession').error(new ProgressEvent('error'));
    await page.settled();
    expect(said()).toEqual(['Nobody was signed out. Audiospective cannot be reached.']);
    expect(page.text).toContain('Safari on iPhone');
    page.button(/^Sign out Safari/).click();
    await page.settled();
    await left(page, 'endSession', HERE, UNKNOWN);
    expect(page.text).not.toContain('Safari on iPhone');
  });

  it('end here by signing out', async () => {
    const page = await openWithSessions();
    page.button('Sign out here').click();
    page.http.expectOne({ method: 'POST', url: '/auth/sign-out' }).flush('');
    await page.settled();
    expect(TestBed.inject(Session).listener()).toBeNull();
  });
});
