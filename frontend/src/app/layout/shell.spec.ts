import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Title } from '@angular/platform-browser';
import { Router, TitleStrategy } from '@angular/router';
import { PAGE_PROVIDERS } from '../../testing/page-under-test';
import { Announcer } from '../core/announcer';
import { PageTitle } from '../core/page-title';
import { Session } from '../core/session';
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
    expect([...element.querySelectorAll('nav a')].map((link) => link.textContent)).toEqual([
      'Overview',
      'Top',
      'Habits',
      'History',
      'Archive',
      'Imports',
      'Settings',
    ]);
    expect(element.textContent).toContain('Robin Example');
    expect(element.textContent).toContain('Demo');
    session.learn({ viewer: null, service: { demo: false } });
    await fixture.whenStable();
    expect(element.querySelector('nav')).toBeNull();
    expect(element.textContent).not.toContain('Robin Example');
  });

  it('says announcements aloud and shows outcomes that can be closed', async () => {
    const { fixture, element } = await frame('/nowhere');
    TestBed.inject(Announcer).say('New play: Alpha by Alpha Band');
    TestBed.inject(Toasts).bad('It did not work.');
    await fixture.whenStable();
    expect(element.querySelector('[aria-live="polite"]')?.textContent).toBe('New play: Alpha by Alpha Band');
    expect(element.querySelector('[role="status"]')?.textContent).toContain('It did not work.');
    element.querySelector<HTMLButtonElement>('[aria-label="Close message"]')?.click();
    await fixture.whenStable();
    expect(element.querySelector('[role="status"]')?.textContent).not.toContain('It did not work.');
  });

  it('stays, and says so, when signing out fails', async () => {
    const { fixture, element, session } = await frame('/nowhere');
    session.learn({ viewer, service: { demo: false } });
    await fixture.whenStable();
    element.querySelector<HTMLButtonElement>('[title^="Signed in as"]')?.click();
    TestBed.inject(HttpTestingController).expectOne('/auth/sign-out').error(new ProgressEvent('error'));
    await new Promise<void>((resolve) => setTimeout(resolve));
    await fixture.whenStable();
    expect(element.querySelector('[role="status"]')?.textContent).toContain('You are still signed in.');
  });
});
