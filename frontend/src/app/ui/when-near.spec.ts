import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { WhenNear } from './when-near';

@Component({
  imports: [WhenNear],
  template: '<app-when-near room="min-h-40"><ng-template>far below</ng-template></app-when-near>',
})
class Host {}

/** The browser's observer in the hands of the test. */
class Screen {
  static last: Screen | undefined;
  stopped = false;

  constructor(private readonly tell: (seen: { isIntersecting: boolean }[]) => void) {
    Screen.last = this;
  }

  observe(): void {}

  disconnect(): void {
    this.stopped = true;
  }

  show(isIntersecting: boolean): void {
    this.tell([{ isIntersecting }]);
  }
}

async function host() {
  const fixture = TestBed.createComponent(Host);
  await fixture.whenStable();
  const place = (fixture.nativeElement as HTMLElement).querySelector('app-when-near') as HTMLElement;
  return { fixture, place };
}

describe('WhenNear', () => {
  afterEach(() => Reflect.deleteProperty(window, 'IntersectionObserver'));

  it('keeps room until somebody comes near, then draws and watches no more', async () => {
    Object.assign(window, { IntersectionObserver: Screen });
    const { fixture, place } = await host();
    Screen.last?.show(false);
    await fixture.whenStable();
    expect([place.textContent.trim(), place.className]).toEqual(['', expect.stringContaining('min-h-40')]);
    Screen.last?.show(true);
    await fixture.whenStable();
    expect([place.textContent.trim(), place.className]).toEqual(['far below', 'block']);
    expect(Screen.last?.stopped).toBe(true);
  });

  it('draws before the page is printed', async () => {
    Object.assign(window, { IntersectionObserver: Screen });
    const { fixture, place } = await host();
    window.dispatchEvent(new Event('beforeprint'));
    await fixture.whenStable();
    expect(place.textContent.trim()).toBe('far below');
  });

  it('draws at once where the browser cannot tell', async () => {
    const { fixture, place } = await host();
    await fixture.whenStable();
    expect(place.textContent.trim()).toBe('far below');
  });
});
