import fc from 'fast-check';
import { parseRecentlyPlayed } from './recently-played';
import { SpotifyError } from './spotify-error';

const NOW = new Date('2026-06-24T15:00:00Z');
const images = [640, 300, 64].map((width) => ({ width, height: width, url: `https://i.scdn.co/image/${width}` }));
const artists = [{ id: 'artist1', name: 'The Placeholders', type: 'artist' }];
const album = {
  id: 'album1',
  name: 'First Try',
  artists,
  images,
  release_date: '2019-05',
  release_date_precision: 'month',
};
const track = {
  id: 'track1',
  type: 'track',
  name: 'Opening',
  is_local: false,
  duration_ms: 185_000,
  explicit: true,
  artists,
  album,
};

const item = (change: object = {}) => ({ track, played_at: '2026-06-24T14:48:02.110Z', context: null, ...change });
const page = (...items: unknown[]) => parseRecentlyPlayed({ items, next: null, cursors: null, limit: 50 }, NOW);

describe('parseRecentlyPlayed', () => {
  it('reads a play with everything that a page shows of it', () => {
    const { plays, items } = page(item({ context: { type: 'album', uri: 'spotify:album:album1' } }));
    expect(items).toBe(1);
    expect(plays).toEqual([
      {
        playedAt: new Date('2026-06-24T14:48:02.110Z'),
        contextUri: 'spotify:album:album1',
        track: {
          spotifyId: 'track1',
          name: 'Opening',
          durationMs: 185_000,
          explicit: true,
          artists: [{ spotifyId: 'artist1', name: 'The Placeholders' }],
          album: {
            spotifyId: 'album1',
            name: 'First Try',
            artists: [{ spotifyId: 'artist1', name: 'The Placeholders' }],
            releaseDate: '2019-05',
            releasePrecision: 'month',
            imageUrl: 'https://i.scdn.co/image/300',
          },
        },
      },
    ]);
  });

  it('reads both forms of instants', () => {
    const { plays } = page(item({ played_at: '2026-06-24T14:48:04Z' }));
    expect(plays[0]?.playedAt).toEqual(new Date('2026-06-24T14:48:04.000Z'));
  });

  it('keeps one of an item that is there twice, and both of two tracks that ended together', () => {
    const { plays, skipped } = page(item(), item(), item({ track: { ...track, id: 'track2' } }));
    expect(plays).toHaveLength(2);
    expect(skipped.repeated).toBe(1);
  });

  it.each([
    ['no track', { track: null }, 'not-a-track'],
    ['a podcast', { track: { ...track, type: 'episode' } }, 'not-a-track'],
    ['a local file', { track: { ...track, id: null, is_local: true } }, 'not-a-track'],
    ['a track without a name', { track: { ...track, name: undefined } }, 'not-a-track'],
    ['the future', { played_at: '2026-06-24T16:00:00.000Z' }, 'impossible-time'],
    ['1970', { played_at: '1970-01-01T00:00:00.000Z' }, 'impossible-time'],
    ['no time', { played_at: null }, 'impossible-time'],
    ['month 13', { played_at: '2026-13-01T00:00:00Z' }, 'impossible-time'],
  ] as const)('leaves out %s and keeps the others', (_name, change, reason) => {
    const { plays, skipped } = page(item(change), item());
    expect(plays).toHaveLength(1);
    expect(skipped[reason]).toBe(1);
  });

  it('takes every optional field for optional', () => {
    const bare = { id: 'track1', name: 'Opening' };
    expect(page(item({ track: bare })).plays[0]?.track).toEqual({
      spotifyId: 'track1',
      name: 'Opening',
      album: null,
      artists: [],
      durationMs: null,
      explicit: null,
    });
  });

  it('counts all items, whatever is in them', () => {
    const items = Array.from({ length: 50 }, () => item({ track: null }));
    expect(page(...items)).toMatchObject({ plays: [], items: 50 });
  });

  it.each([[null], [[]], [{}], [{ items: null }], ['text'], [{ items: { 0: item() } }]])('refuses %j', (json) => {
    expect(() => parseRecentlyPlayed(json, NOW)).toThrow(new SpotifyError('WRONG_SHAPE', 200));
  });

  it('survives any JSON as items', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue(), { maxLength: 60 }), (items) => {
        const read = page(...items);
        expect(read.plays.length).toBeLessThanOrEqual(50);
      }),
    );
  });
});
