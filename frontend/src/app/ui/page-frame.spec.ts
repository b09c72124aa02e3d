import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { ShownFailure } from './failure-state';
import { PageFrame } from './page-frame';

const OFFLINE: ShownFailure = {
  kind: 'offline',
  message: 'Audiospective cannot be reached.',
  requestId: null,
  retryAfterSeconds: null,
};

@Component({
  imports: [PageFrame],
  template: `
    <app-page-frame
      heading="May 2024"
      pageName="Habits"
      signInUrl="/auth/spotify"
      [known]="known()"
      [failure]="failure()"
      [corrections]="corrections()"
      (retry)="retries.set(retries() + 1)"
    >
      <button tools type="button">Later</button>
      <p class="content">When you listen</p>
    </app-page-frame>
  `,
})
class Host {
  readonly known = signal(false);
  readonly failure = signal<ShownFailure | undefined>(undefined);
  readonly corrections = signal<readonly string[]>([]);
  readonly retries = signal(0);
}

async function frame() {
  const fixture = TestBed.createComponent(Host);
  await fixture.whenStable();
  const element = fixture.nativeElement as HTMLElement;
  const content = () => element.querySelector('.content')?.parentElement;
  return { fixture, host: fixture.componentInstance, element, content };
}

describe('PageFrame', () => {
  it('says that content is on its way until it is known', async () => {
    const { fixture, host, content } = await frame();
    expect(content()?.getAttribute('aria-busy')).toBe('true');
    host.known.set(true);
    await fixture.whenStable();
    expect(content()?.getAttribute('aria-busy')).toBe('false');
  });

  it('puts a failure in the place of content that never came, with a way to try again', async () => {
    const { fixture, host, element, content } = await frame();
    host.failure.set(OFFLINE);
    await fixture.whenStable();
    expect(element.querySelector('[role="alert"]')?.textContent).toContain('You seem to be offline');
    expect(content()?.classList).toContain('hidden');
    element.querySelector<HTMLElement>('[role="alert"] button')?.click();
    expect(host.retries()).toBe(1);
  });

  it('keeps known content beside a failure, unless the session has ended', async () => {
    const { fixture, host, element, content } = await frame();
    host.known.set(true);
    host.failure.set(OFFLINE);
    await fixture.whenStable();
    expect(element.textContent).toContain('This may be out of date');
    expect(content()?.classList).not.toContain('hidden');
    expect(element.querySelector('[tools]')).not.toBeNull();
    host.failure.set({ ...OFFLINE, kind: 'signed-out' });
    await fixture.whenStable();
    expect(element.querySelector('a')?.getAttribute('href')).toBe('/auth/spotify');
    expect(element.querySelector('[tools]')).toBeNull();
    expect(content()?.classList).toContain('hidden');
  });

  it('says what of the address it could not use', async () => {
    const { fixture, host, element } = await frame();
    host.corrections.set(['No calendar has the period “2024-13”: the last 4 weeks are shown.']);
    await fixture.whenStable();
    expect(element.textContent).toContain('No calendar has the period “2024-13”');
  });
});
