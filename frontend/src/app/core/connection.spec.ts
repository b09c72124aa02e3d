import { TestBed } from '@angular/core/testing';
import { Connection } from './connection';

describe('Connection', () => {
  it('follows what the browser says of the network', () => {
    const { online } = TestBed.inject(Connection);
    expect(online()).toBe(true);
    dispatchEvent(new Event('offline'));
    expect(online()).toBe(false);
    dispatchEvent(new Event('online'));
    expect(online()).toBe(true);
  });
});
