import type { Request, Response } from 'express';
import { loadEnvironment } from '../config/environment';
import { ownAddress } from './own-address';

/** Where a request is sent, or `next` when it goes on. */
function wayOf(
  host: string | undefined,
  { method = 'GET', accepts = 'html', publicUrl = 'http://127.0.0.1:3000' } = {},
) {
  let way: string | undefined;
  const request = { method, headers: { host }, originalUrl: '/top?period=2024', accepts: () => accepts };
  const response = { redirect: (to: string) => (way = to) };
  const middleware = ownAddress(loadEnvironment({ PUBLIC_URL: publicUrl }));
  void middleware(request as unknown as Request, response as unknown as Response, () => (way = 'next'));
  return way;
}

describe('ownAddress', () => {
  it('sends pages asked for as localhost to the public address', () => {
    expect(wayOf('localhost:3000')).toBe('http://127.0.0.1:3000/top?period=2024');
    expect(wayOf('LOCALHOST', { publicUrl: 'https://music.example.org' })).toBe(
      'https://music.example.org/top?period=2024',
    );
  });

  it('lets everything else go on', () => {
    expect(wayOf('127.0.0.1:3000')).toBe('next');
    expect(wayOf(undefined)).toBe('next');
    expect(wayOf('localhost.evil.example')).toBe('next');
    expect(wayOf('localhost:3000', { method: 'POST' })).toBe('next');
    expect(wayOf('localhost:3000', { accepts: 'json' })).toBe('next');
    expect(wayOf('localhost:3000', { publicUrl: 'http://localhost:3000' })).toBe('next');
  });
});
