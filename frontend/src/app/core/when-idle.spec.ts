import { createEnvironmentInjector, EnvironmentInjector, runInInjectionContext } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { whenIdle } from './when-idle';

describe('whenIdle', () => {
  afterEach(() => delete (window as { requestIdleCallback?: unknown }).requestIdleCallback);

  it('waits until the browser says so', () => {
    let rest: () => void = () => undefined;
    Object.assign(window, { requestIdleCallback: (callback: typeof rest) => (rest = callback) });
    const idle = TestBed.runInInjectionContext(() => whenIdle());
    expect(idle()).toBe(false);
    rest();
    expect(idle()).toBe(true);
  });

  it('waits a moment where the browser never says so', () => {
    jest.useFakeTimers();
    const idle = TestBed.runInInjectionContext(() => whenIdle());
    expect(idle()).toBe(false);
    jest.advanceTimersByTime(1_000);
    expect(idle()).toBe(true);
    jest.useRealTimers();
  });

  it('does not wake a page that was left', () => {
    jest.useFakeTimers();
    const page = createEnvironmentInjector([], TestBed.inject(EnvironmentInjector));
    const idle = runInInjectionContext(page, () => whenIdle());
    page.destroy();
    jest.advanceTimersByTime(1_000);
    expect(idle()).toBe(false);
    jest.useRealTimers();
  });
});
