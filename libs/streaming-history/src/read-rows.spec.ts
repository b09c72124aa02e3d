import { UNREADABLE_SENTENCES } from './rows';
import { accountRow, extendedRow } from './testing/history-rows';
import { readAll } from './testing/read-all';

/** The outcome of one row in a file of its own. */
async function readOne(row: unknown, kind: Parameters<typeof readAll>[1] = 'extended-audio') {
  const [outcome, ...others] = await readAll(JSON.stringify([row]), kind);
  expect(others).toEqual([]);
  return outcome;
}

/** The same, but the row's JSON is given as text. */
async function readText(json: string) {
  return (await readAll(`[${json}]`))[0];
}

describe('a row of extended history', () => {
  it('gives what the archive wants and nothing else', async () => {
    expect(await readOne(extendedRow())).toEqual({
      kind: 'track',
      source: 'extended',
      endedAt: Date.UTC(2024, 2, 5, 10, 11, 12) / 1000,
      msPlayed: 181_000,
      trackId: '0123456789abcdefABCDEF',
      trackName: 'Paper Lanterns',
      albumName: 'Night Garden',
      artistName: 'The Example Band',
      platform: 'android',
      country: 'DE',
      reasonStart: 'trackdone',
      reasonEnd: 'trackdone',
      shuffle: false,
      skipped: false,
      offline: false,
      incognito: false,
      otherOwner: false,
    });
  });

  it('lets no address, user name or user agent through, in any generation', async () => {
    const outcome = await readOne(extendedRow({ ip_addr: '198.51.100.7' }));
    expect(JSON.stringify(outcome)).not.toMatch(/canary|192\.0\.2|198\.51/);
  });

  it('reads the 2023 generation, where flags may be null', async () => {
    const row = extendedRow({ skipped: null, offline: null, shuffle: null, reason_end: null });
    expect(await readOne(row)).toMatchObject({
      skipped: null,
      offline: null,
      shuffle: null,
      reasonEnd: '',
    });
  });

  it.each([
    ['user-name-canary', false],
    ['User-Name-Canary', false],
    ['somebody', true],
    [null, false],
  ])('tells whether it names another account than %j, without the name', async (owner, otherOwner) => {
    const [row] = await readAll(JSON.stringify([extendedRow()]), 'extended-audio', { owner });
    expect(row).toMatchObject({ kind: 'track', otherOwner });
    expect(JSON.stringify(row)).not.toMatch(/canary/i);
  });

  it.each([[undefined], [null], [''], [7]])('names no account by %j', async (username) => {
    const [row] = await readAll(JSON.stringify([extendedRow({ username })]), 'extended-audio', { owner: 'somebody' });
    expect(row).toMatchObject({ kind: 'track', otherOwner: false });
  });

  it('keeps a play whose album has no name', async () => {
    expect(await readOne(extendedRow({ master_metadata_album_album_name: null }))).toMatchObject({ albumName: null });
  });

  it.each([
    ['ZZ', ''],
    [null, ''],
    ['DEU', ''],
    [7, ''],
    ['FR', 'FR'],
  ])('reads the country %j as %j', async (value, country) => {
    expect(await readOne(extendedRow({ conn_country: value }))).toMatchObject({ country });
  });

  it('caps what only explains', async () => {
    const long = 'x'.repeat(500);
    const outcome = await readOne(extendedRow({ platform: long, reason_start: long, reason_end: `${long}\ud83d` }));
    expect(outcome).toMatchObject({
      platform: long.slice(0, 100),
      reasonStart: long.slice(0, 40),
      reasonEnd: long.slice(0, 40),
    });
  });
});

describe('rows that are no tracks', () => {
  const nothing = { spotify_track_uri: null, master_metadata_track_name: null };

  it.each([
    ['podcast', { ...nothing, spotify_episode_uri: 'spotify:episode:x', episode_name: 'Episode' }],
    ['audiobook', { ...nothing, audiobook_uri: 'spotify:show:x', audiobook_title: 'Book' }],
    ['local', { spotify_track_uri: 'spotify:local:Band:Album:Title:180' }],
    ['empty', nothing],
  ])('are counted apart: %s', async (kind, changes) => {
    expect(await readOne(extendedRow(changes))).toEqual({ kind });
  });

  it('are all of a video file and of a podcast file', async () => {
    expect(await readOne(extendedRow(), 'extended-video')).toEqual({ kind: 'video' });
    expect(await readOne({ endTime: '2024-03-05 10:11', podcastName: 'Show' }, 'account-podcast')).toEqual({
      kind: 'podcast',
    });
  });
});

describe('a row of account data', () => {
  it('gives names and the minute, and no id', async () => {
    expect(await readOne(accountRow(), 'account-music')).toEqual({
      kind: 'track',
      source: 'account',
      endedAt: Date.UTC(2024, 2, 5, 10, 11) / 1000,
      msPlayed: 181_000,
      trackId: null,
      trackName: 'Paper Lanterns',
      albumName: null,
      artistName: 'The Example Band',
      platform: '',
      country: '',
      reasonStart: '',
      reasonEnd: '',
      shuffle: null,
      skipped: null,
      offline: null,
      incognito: null,
      otherOwner: false,
    });
  });

  it.each([
    ['BAD_TIME', { endTime: '2024-02-30 10:11' }],
    ['BAD_TIME', { endTime: '2024-03-05T10:11:00Z' }],
    ['BAD_TIME', { endTime: null }],
    ['BAD_DURATION', { msPlayed: '181000' }],
    ['MISSING_FIELD', { trackName: '' }],
    ['MISSING_FIELD', { artistName: null }],
  ])('is refused with %s for %j', async (reason, changes) => {
    expect(await readOne(accountRow(changes), 'account-music')).toEqual({ kind: 'unreadable', reason });
  });
});

describe('a row that cannot be understood', () => {
  it.each([
    ['1899-01-01T00:00:00Z'],
    ['2005-12-31T23:59:59Z'],
    ['2024-06-02T12:00:01Z'],
    ['9999-01-01T00:00:00Z'],
    ['2021-13-45T00:00:00Z'],
    ['2021-02-29T00:00:00Z'],
    ['2021-02-28T24:00:00Z'],
    ['2021-02-28T23:60:00Z'],
    ['2021-02-28'],
    ['2021-02-28T10:11:12+01:00'],
    ['+002021-02-28T10:11:12Z'],
    [1_614_507_072],
    [null],
    [undefined],
    [{}],
  ])('has the end time %j', async (ts) => {
    expect(await readOne(extendedRow({ ts }))).toEqual({ kind: 'unreadable', reason: 'BAD_TIME' });
  });

  it.each(['2006-01-01T00:00:00Z', '2024-02-29T23:59:59Z', '2024-02-29T23:59:59.999Z', '2024-06-02T12:00:00Z'])(
    'does not have the end time %s',
    async (ts) => {
      expect(await readOne(extendedRow({ ts }))).toMatchObject({
        kind: 'track',
        endedAt: Math.floor(Date.parse(ts) / 1000),
      });
    },
  );

  it.each([[-1], [86_400_001], [1e12], ['5'], [1.5], [null], [undefined], [true]])(
    'has the duration %j',
    async (ms_played) => {
      expect(await readOne(extendedRow({ ms_played }))).toEqual({ kind: 'unreadable', reason: 'BAD_DURATION' });
    },
  );

  it.each([[0], [86_400_000]])('does not have the duration %d', async (ms_played) => {
    expect(await readOne(extendedRow({ ms_played }))).toMatchObject({ kind: 'track', msPlayed: ms_played });
  });

  it.each([['spotify:track:short'], ['spotify:album:0123456789abcdefABCDEF'], [`x${'0'.repeat(22)}`], [42], [{}]])(
    'has the track %j',
    async (spotify_track_uri) => {
      expect(await readOne(extendedRow({ spotify_track_uri }))).toEqual({ kind: 'unreadable', reason: 'BAD_TRACK' });
    },
  );

  it.each([['master_metadata_track_name'], ['master_metadata_album_artist_name']])('lacks %s', async (field) => {
    for (const value of [null, '', 5, '\0']) {
      expect(await readOne(extendedRow({ [field]: value }))).toEqual({ kind: 'unreadable', reason: 'MISSING_FIELD' });
    }
  });

  it('has a name longer than any name is', async () => {
    const row = extendedRow({ master_metadata_album_album_name: 'x'.repeat(2_001) });
    expect(await readOne(row)).toEqual({ kind: 'unreadable', reason: 'TOO_LARGE' });
  });

  it.each(['master_metadata_track_name', 'master_metadata_album_artist_name', 'master_metadata_album_album_name'])(
    'has half a character in %s',
    async (field) => {
      const row = extendedRow({ [field]: 'Half \ud83d' });
      expect(await readOne(row)).toEqual({ kind: 'unreadable', reason: 'BAD_TEXT' });
    },
  );

  it.each(['1', 'null', 'true', '"text"', '[]', '[{}]'])('is %s, no object', async (json) => {
    expect(await readText(json)).toEqual({ kind: 'unreadable', reason: 'NOT_AN_OBJECT' });
  });

  it('is an object of something else', async () => {
    expect(await readText('{}')).toEqual({ kind: 'unreadable', reason: 'MISSING_FIELD' });
  });

  it('is what a file of unknown kind holds', async () => {
    expect(await readOne(extendedRow(), 'other')).toMatchObject({ kind: 'unreadable' });
  });

  it('has a sentence for its reason', () => {
    for (const sentence of Object.values(UNREADABLE_SENTENCES)) expect(sentence).toMatch(/^The row|^The |^A .*\.$/);
  });
});

describe('strange but harmless rows', () => {
  it('lose NUL characters, which no database stores', async () => {
    const row = extendedRow({ master_metadata_track_name: 'Pap\0er', platform: 'and\0roid' });
    expect(await readOne(row)).toMatchObject({ trackName: 'Paper', platform: 'android' });
  });

  it('may have keys that are special in JavaScript', async () => {
    const json = JSON.stringify(extendedRow()).replace('{', '{"__proto__":{"ts":1},"toString":1,"constructor":null,');
    expect(await readText(json)).toMatchObject({ kind: 'track', trackName: 'Paper Lanterns' });
    expect(({} as Record<string, unknown>)['ts']).toBeUndefined();
  });

  it('may hold brackets, commas, quotes and backslashes in names', async () => {
    const name = '}],[{"\\" \\\\ \u2028 },';
    expect(await readOne(extendedRow({ master_metadata_track_name: name }))).toMatchObject({ trackName: name });
  });

  it('may hold text of any language, escaped or not', async () => {
    const name = 'Ωmega 夜 🎵';
    const row = JSON.stringify(extendedRow({ master_metadata_track_name: name }));
    const escaped = row.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
    expect(escaped).not.toBe(row);
    expect(await readText(row)).toMatchObject({ trackName: name });
    expect(await readText(escaped)).toMatchObject({ trackName: name });
  });
});
