import { runs } from '@audiospective/property-tests';
import fc from 'fast-check';
import { returnPath } from './return-to';

describe('returnPath', () => {
  it.each(['/', '/imports', '/top/tracks?period=2024-03', '/history#today', '/a%20b', '/authors'])('keeps %s', (path) =>
    expect(returnPath(path)).toBe(path),
  );

  it.each([
    '//evil.example',
    '///evil.example',
    'https://evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    'javascript:alert(1)',
    '%2f%2fevil.example',
    '/%2fevil.example',
    '/%5Cevil.example',
    '/..//evil.example',
    '/./\\evil.example',
    '/ok\r\nset-cookie: x=y',
    '/\tevil',
    ' /evil',
    '/@evil.example\u0000',
    'evil',
    '',
    '/ünicode',
    '/auth/spotify?returnTo=/',
    '/AUTH/spotify',
    '/graphql',
    `/${'a'.repeat(600)}`,
    undefined,
    ['/a', '/b'],
  ])('sends %j to the start page', (path) => expect(returnPath(path)).toBe('/'));

  it('never leaves this origin', () => {
    const part = fc.constantFrom('/', '\\', '..', '.', '%2f', '@', ':', 'evil.example', '?', '#', '//', 'https:', 'a');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        const path = returnPath(`/${parts.join('')}`);
        expect(new URL(path, 'https://own.example').origin).toBe('https://own.example');
        expect(path).toMatch(/^\/(?![/\\])/);
      }),
      { numRuns: runs(2000) },
    );
  });
});
