import { provideZonelessChangeDetection, runInInjectionContext, signal, EnvironmentInjector } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { of, throwError } from 'rxjs';
import { pollWhileVisible } from './poll-while-visible';

describe('pollWhileVisible', () => {
  let hidden = false;
  const ask = jest.fn(() => of(1));
  const delay = signal<number | null>(1000);

  function show(visible: boolean): void {
    hidden = !visible;
    document.dispatchEvent(new Event('visibilitychange'));
    TestBed.tick();
  }

  function pass(ms: number): void {
    jest.advanceTimersByTime(ms);
    TestBed.tick();
  }

  beforeEach(() => {
    jest.useFakeTimers();
    jest.spyOn(document, 'hidden', 'get').mockImplementation(() => hidden);
    hidden = false;
    ask.mockReset().mockImplementation(() => of(1));
    delay.set(1000);
    TestBed.configureTestingModule({ providers: [provideZonelessChangeDetection()] });
    runInInjectionContext(TestBed.inject(EnvironmentInjector), () => pollWhileVisible(delay, ask));
    TestBed.tick();
  });

  afterEach(() => {
    jest.useRealTimers();
    jest.restoreAllMocks();
  });

  it('asks after each wait, as long as there is one', () => {
    pass(999);
    expect(ask).toHaveBeenCalledTimes(0);
    pass(1);
    expect(ask).toHaveBeenCalledTimes(1);
    pass(1000);
    expect(ask).toHaveBeenCalledTimes(2);
    delay.set(null);
    TestBed.tick();
    pass(60_000);
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it('rests while nobody looks, and asks at once when somebody does again', () => {
    show(false);
    pass(60_000);
    expect(ask).toHaveBeenCalledTimes(0);
    show(true);
    pass(0);
    expect(ask).toHaveBeenCalledTimes(1);
    pass(1000);
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it('doubles the wait after each failure, and forgets them with the first answer', () => {
    ask.mockImplementation(() => throwError(() => new Error('down')));
    pass(1000);
    pass(2000);
    expect(ask).toHaveBeenCalledTimes(2);
    pass(3999);
    expect(ask).toHaveBeenCalledTimes(2);
    ask.mockImplementation(() => of(1));
    pass(1);
    expect(ask).toHaveBeenCalledTimes(3);
    pass(1000);
    expect(ask).toHaveBeenCalledTimes(4);
  });

  it('does not hurry a server that fails, however short the wait', () => {
    delay.set(0);
    TestBed.tick();
    ask.mockImplementation(() => throwError(() => new Error('down')));
    pass(0);
    pass(1999);
    expect(ask).toHaveBeenCalledTimes(1);
    pass(1);
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it('ends with whoever asked', () => {
    TestBed.resetTestingModule();
    jest.advanceTimersByTime(60_000);
    expect(ask).toHaveBeenCalledTimes(0);
  });
});
