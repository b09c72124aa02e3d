import { identify } from './identity';
import { isMassRefusal } from './mass-refusal';
import { parseGrant, parseProfile } from './spotify-replies';

describe('identify', () => {
  const profile = (accountId: string | null) => ({ spotifyId: 'name', accountId, displayName: 'N', avatarUrl: null });
  const account = (listenerId: number, accountId: string | null, spotifyId = 'name') => ({
    listenerId,
    accountId,
    spotifyId,
  });

  it.each([
    ['nobody is known', profile('a'), [], 'NEW'],
    ['both ids are known together', profile('a'), [account(1, 'a')], 1],
    ['the account id is known under another name', profile('a'), [account(1, 'a', 'former')], 1],
    ['the account id was not known yet', profile('a'), [account(1, null)], 1],
    ['Spotify does not tell the account id', profile(null), [account(1, 'a')], 1],
    ['the name passed on to somebody else', profile('b'), [account(1, 'a')], 'CONFLICT'],
    ['the ids belong to two listeners', profile('a'), [account(1, 'a', 'former'), account(2, 'b')], 'CONFLICT'],
  ])('when %s', (_case, given, known, expected) => expect(identify(given, known)).toBe(expected));
});

describe('isMassRefusal', () => {
  it.each([
    [20, 20, false],
    [21, 21, true],
    [21, 1049, true],
    [21, 1050, false],
    [0, 0, false],
  ])('%i refusals of %i refreshes: %s', (refused, refreshes, expected) =>
    expect(isMassRefusal({ refused, refreshes })).toBe(expected),
  );
});

describe('parseGrant', () => {
  const now = new Date('2026-11-01T12:00:00Z');
  const good = { access_token: 'a', token_type: 'Bearer', expires_in: 3600, refresh_token: 'r', scope: 'x y' };

  it('reads a grant', () => {
    const expiresAt = new Date('2026-11-01T13:00:00Z');
    const grant = { accessToken: 'a', refreshToken: 'r', expiresAt, lifetimeKnown: true, scopes: ['x', 'y'] };
    expect(parseGrant(good, now)).toEqual(grant);
  });

  it('reads a refresh that says little', () => {
    const sparse = { access_token: 'a', token_type: 'bearer' };
    expect(parseGrant(sparse, now)).toMatchObject({ refreshToken: null, lifetimeKnown: false, scopes: null });
  });

  it.each([
    { ...good, access_token: '' },
    { ...good, access_token: 7 },
    { ...good, access_token: 'with space' },
    { ...good, access_token: 'a'.repeat(5000) },
    { ...good, token_type: 'mac' },
    { ...good, refresh_token: {} },
    { ...good, error: 'invalid_grant' },
    null,
    [],
    'text',
  ])('refuses %j', (json) => expect(parseGrant(json, now)).toBeNull());

  it.each([0, -1, 1.5, '3600', 1e9, null])('does not believe a lifetime of %j', (lifetime) =>
    expect(parseGrant({ ...good, expires_in: lifetime }, now)).toMatchObject({ lifetimeKnown: false }),
  );
});

describe('parseProfile', () => {
  it('needs nothing but the id', () => {
    const bare = { spotifyId: 'x', accountId: null, displayName: 'x', avatarUrl: null };
    expect(parseProfile({ id: 'x' })).toEqual(bare);
    expect(parseProfile({ id: 'x', display_name: null, images: [], account_id: 5 })).toEqual(bare);
  });

  it('cleans names, and takes pictures only from the web', () => {
    expect(parseProfile({ id: 'x', display_name: ' A\r\nB ' })?.displayName).toBe('A  B');
    expect(parseProfile({ id: 'x', display_name: '🎧'.repeat(300) })?.displayName).toBe('🎧'.repeat(100));
    expect(parseProfile({ id: 'x', images: [{ url: 'javascript:alert(1)' }] })?.avatarUrl).toBeNull();
    expect(parseProfile({ id: 'x', images: [{ url: 'https://i.scdn.co/image/a' }] })?.avatarUrl).toBe(
      'https://i.scdn.co/image/a',
    );
  });

  it.each([{}, { id: 7 }, { id: '' }, { id: 'a\0' }, { id: 'a'.repeat(300) }, null, []])('refuses %j', (json) =>
    expect(parseProfile(json)).toBeNull(),
  );
});
