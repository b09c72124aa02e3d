import { TestBed } from '@angular/core/testing';
import { Toasts } from './toasts';

describe('Toasts', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('shows good news for a while and bad news until it is closed', () => {
    const toasts = TestBed.inject(Toasts);
    toasts.good('Saved.');
    toasts.bad('Not saved.');
    expect(toasts.list().map((toast) => toast.text)).toEqual(['Saved.', 'Not saved.']);
    jest.advanceTimersByTime(60_000);
    expect(toasts.list().map((toast) => toast.text)).toEqual(['Not saved.']);
    toasts.close(toasts.list()[0]?.id ?? 0);
    expect(toasts.list()).toEqual([]);
  });

  it('keeps what can be acted on, and acts once', () => {
    const toasts = TestBed.inject(Toasts);
    const run = jest.fn();
    toasts.good('The import was undone.', { action: { name: 'Undo', run } });
    jest.advanceTimersByTime(60_000);
    const [toast] = toasts.list();
    if (toast) toasts.act(toast);
    expect(run).toHaveBeenCalledTimes(1);
    expect(toasts.list()).toEqual([]);
  });

  it('never covers the page: the oldest makes room', () => {
    const toasts = TestBed.inject(Toasts);
    for (const text of ['1', '2', '3', '4']) toasts.bad(text);
    expect(toasts.list().map((toast) => toast.text)).toEqual(['2', '3', '4']);
  });
});
