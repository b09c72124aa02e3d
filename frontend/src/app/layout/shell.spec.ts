import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Title } from '@angular/platform-browser';
import { Router, TitleStrategy } from '@angular/router';
import { PAGE_PROVIDERS } from '../../testing/page-under-test';
import { Announcer } from '../core/announcer';
import { PageTitle } from '../core/page-title';
import { Session } from '../core/session';
import { Theme } from '../core/theme';
import { Toasts } from '../core/toasts';
import { Shell } from './shell';

const viewer = { id: 'viewer-1', displayName: 'Robin Example', avatarUrl: null, timeZone: 'Europe/Berlin' };

async function frame(url: string) {
  TestBed.configureTestingModule({ providers: [...PAGE_PROVIDERS, { provide: TitleStrategy, useClass: PageTitle }] });
  const router = TestBed.inject(Router);
  await router.navigateByUrl(url);
  const fixture = TestBed.createComponent(Shell);
  document.body.append(fixture.nativeElement as HTMLElement);
  await fixture.whenStable();
  return { fixture, router, element: fixture.nativeElement as HTMLElement, session: TestBed.inject(Session) };
}

function namesOf(elements: Iterable<Element>): (string | undefined)[] {
  return [...elements].map((element) => element.textContent?.trim());
}

function account(element: HTMLElement): HTMLButtonElement | null {
  return element.querySelector('button[aria-label="Account of Robin Example"]');
}

/** Opens the account menu and chooses from it. */
async function choose({ fixture, element }: Awaited<ReturnType<typeof frame>>, name: string) {
  account(element)?.click();
  const items = () => [...element.querySelectorAll<HTMLElement>('[role^="menuitem"]')];
  while (items().length === 0) {
    await new Promise<void>((resolve) => setTimeout(resolve, 10));
    await fixture.whenStable();
  }
  items()
    .find((item) => item.textContent?.trim() === name)
    ?.click();
  await fixture.whenStable();
}

/** Pages whose question stays open never come to rest. */
async function tasks(): Promise<void> {
  for (let round = 0; round < 3; round += 1) await new Promise<void>((resolve) => setTimeout(resolve));
}

describe('the frame', () => {
  it('lets the keyboard skip to the content', async () => {
    const { element } = await frame('/nowhere');
    element.querySelector<HTMLAnchorElement>('a[href="#content"]')?.click();
    expect(document.activeElement).toBe(element.querySelector('main'));
  });

  it('moves the focus to a new page, but leaves it when only the period changes', async () => {
    const { fixture, router, element } = await frame('/nowhere');
    const link = element.querySelector<HTMLAnchorElement>('header a');
    link?.focus();
    await router.navigateByUrl('/nowhere?period=2024');
    await fixture.whenStable();
    expect(document.activeElement).toBe(link);
    await router.navigateByUrl('/elsewhere');
    await fixture.whenStable();
    expect(document.activeElement).toBe(element.querySelector('main'));
  });

  it('names the page in the title', async () => {
    await frame('/nowhere');
    expect(TestBed.inject(Title).getTitle()).toBe('Page not found · Audiospective');
  });

  it('shows navigation and name to a listener, and neither to a stranger', async () => {
    const { fixture, element, session } = await frame('/nowhere');
    session.learn({ viewer, service: { demo: true } });
    await fixture.whenStable();
    expect(namesOf(element.querySelectorAll('nav > ul > li > a'))).toEqual([
      'Overview',
      'Top',
      'Habits',
      'History',
      'Archive',
      'Imports',
      'Settings',
    ]);
    expect(account(element)).not.toBeNull();
    expect(element.textContent).toContain('Demo');
    session.learn({ viewer: null, service: { demo: false } });
    await fixture.whenStable();
    expect(element.querySelector('nav')).toBeNull();
    expect(account(element)).toBeNull();
  });

  it('says announcements aloud and shows outcomes that can be closed', async () => {
    const { fixture, element } = await frame('/nowhere');
    TestBed.inject(Announcer).say('New play: Alpha by Alpha Band');
    TestBed.inject(Toasts).bad('It did not work.');
    await fixture.whenStable();
    expect(element.querySelector('[aria-live="polite"]')?.textContent).toBe('New play: Alpha by Alpha Band');
    expect(element.querySelector('app-toast-list')?.textContent).toContain('It did not work.');
    element.querySelector<HTMLButtonElement>('[aria-label="Close message"]')?.click();
    await fixture.whenStable();
    expect(element.querySelector('app-toast-list')?.textContent).not.toContain('It did not work.');
  });

  it('stays, and says so, when signing out fails', async () => {
    const shown = await frame('/nowhere');
    shown.session.learn({ viewer, service: { demo: false } });
    await shown.fixture.whenStable();
    await choose(shown, 'Sign out');
    TestBed.inject(HttpTestingController).expectOne('/auth/sign-out').error(new ProgressEvent('error'));
    await new Promise<void>((resolve) => setTimeout(resolve));
    await shown.fixture.whenStable();
    expect(shown.element.querySelector('app-toast-list')?.textContent).toContain('You are still signed in.');
    expect(account(shown.element)).not.toBeNull();
  });

  it('leaves nothing of the listener after signing out', async () => {
    const shown = await frame('/nowhere');
    shown.session.learn({ viewer, service: { demo: false } });
    await shown.fixture.whenStable();
    await choose(shown, 'Sign out');
    TestBed.inject(HttpTestingController).expectOne('/auth/sign-out').flush('');
    await tasks();
    expect(shown.router.url).toBe('/');
    expect(shown.element.textContent).not.toContain('Robin Example');
  });

  it('offers the theme where the listener is', async () => {
    const shown = await frame('/nowhere');
    shown.session.learn({ viewer, service: { demo: false } });
    await shown.fixture.whenStable();
    await choose(shown, 'Dark');
    expect(TestBed.inject(Theme).choice()).toBe('dark');
    TestBed.inject(Theme).choose('system');
  });

  it('takes the period along to the pages that have one, and nothing else', async () => {
    const { fixture, element } = await frame('/nowhere?period=2024-03&by=time');
    const links = () => [...element.querySelectorAll('nav > ul > li > a')].map((link) => link.getAttribute('href'));
    await fixture.whenStable();
    expect(links()).toEqual([
      '/overview?period=2024-03',
      '/top?period=2024-03',
      '/habits?period=2024-03',
      '/history?period=2024-03',
      '/archive',
      '/imports',
      '/settings',
    ]);
  });

  it('remembers the period on the way through pages that have none', async () => {
    const { fixture, element, router } = await frame('/nowhere?period=2024-03');
    await fixture.whenStable();
    const habitsAfter = async (url: string) => {
      await router.navigateByUrl(url);
      await tasks();
      return element.querySelector('nav a[href^="/habits"]')?.getAttribute('href');
    };
    expect(await habitsAfter('/elsewhere')).toBe('/habits?period=2024-03');
    expect(await habitsAfter('/elsewhere?period=2022&period=2023')).toBe('/habits?period=2024-03');
    expect(await habitsAfter('/overview?period=2025')).toBe('/habits?period=2025');
    expect(await habitsAfter('/archive')).toBe('/habits?period=2025');
    expect(await habitsAfter('/overview')).toBe('/habits');
  });
});
