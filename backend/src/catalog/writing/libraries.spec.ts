import { createListener, createTestDatabase, type TestDatabase } from '../../../test/database';
import { catalogVersionOf, libraryOf, tellOfChanges, waitsForLock } from '../../../test/libraries';
import { createCatalog } from '../../../test/listening';
import { CatalogWriter } from '../catalog-writer';
import { noteChanges } from './catalog-changes';

describe('what listeners hold', () => {
  const writer = new CatalogWriter();
  let test: TestDatabase;
  /** By name; the album Various is by Zoe, whom none of its tracks credits. */
  let tracks: Record<'song' | 'duet' | 'sampled' | 'other', number>;
  let artists: Record<'Ada' | 'Bea' | 'Cleo' | 'Zoe', number>;
  let albums: Record<'One' | 'Various', number>;

  const idsOf = async (table: string) => {
    const rows = await test.database.query<{ id: number; name: string }>(`SELECT id, name FROM ${table}`);
    return Object.fromEntries(rows.map(({ id, name }) => [name, id])) as any;
  };
  const hold = (listener: number, ...ids: number[]) =>
    test.database.transaction((tx) => writer.hold(tx, listener, ids));
  const holderOf = async (...ids: number[]) => {
    const listener = await createListener(test.database);
    await hold(listener, ...ids);
    return listener;
  };
  const catalogVersion = async () =>
    BigInt((await test.database.query<{ version: string }>('SELECT version FROM catalog_state'))[0]!.version);

  beforeAll(async () => {
    test = await createTestDatabase();
    const track = (name: string, album: number | null, ...credits: number[]) => ({
      name,
      durationMs: 1,
      album,
      artists: credits,
    });
    await createCatalog(test.database, {
      artists: ['Ada', 'Bea', 'Cleo', 'Zoe'],
      albums: [
        { name: 'One', artist: 0 },
        { name: 'Various', artist: 3 },
      ],
      tracks: [track('song', 0, 0), track('duet', null, 1, 0), track('sampled', 1, 2), track('other', null, 2)],
    });
    [tracks, artists, albums] = [await idsOf('track'), await idsOf('artist'), await idsOf('album')];
  });
  afterAll(() => test.drop());

  it('is kept once, however often it is told', async () => {
    const listener = await holderOf(tracks.song, tracks.duet, tracks.song);
    await hold(listener, tracks.duet, tracks.other);
    await hold(listener);
    expect(await libraryOf(test.database, listener)).toEqual([tracks.song, tracks.duet, tracks.other].sort());
  });

  it.each<[string, () => Parameters<typeof tellOfChanges>[1], string[]]>([
    ['a track', () => ({ tracks: [tracks.song] }), ['song']],
    ['an album', () => ({ albums: [albums.One] }), ['song']],
    ['an artist', () => ({ artists: [artists.Ada] }), ['duet', 'song']],
    ['an artist who is the second one of a track', () => ({ artists: [artists.Bea] }), ['duet']],
    ['the artist of an album only', () => ({ artists: [artists.Zoe] }), ['sampled']],
    ['several', () => ({ tracks: [tracks.other], albums: [albums.Various] }), ['other', 'sampled']],
  ])('gets another version with %s, and nothing else does', async (_case, changed, expected) => {
    const holders = new Map<string, number>();
    for (const [name, id] of Object.entries(tracks)) holders.set(name, await holderOf(id));
    holders.set('nothing', await createListener(test.database));
    const before = await catalogVersion();
    await tellOfChanges(test.database, changed());
    const told: string[] = [];
    for (const [name, listener] of holders) {
      const version = await catalogVersionOf(test.database, listener);
      if (version > before) told.push(name);
      if (version > before) expect(version).toBe(await catalogVersion());
    }
    expect(told.sort()).toEqual(expected);
  });

  describe('while it changes', () => {
    /** A listener is given the song by one transaction, while another one changes it; each tells in which order they end. */
    const meeting = async () => {
      const listener = await createListener(test.database);
      const ended: string[] = [];
      const gate = Promise.withResolvers<void>();
      const atTheEnd = Promise.withResolvers<void>();
      const stop = async () => {
        atTheEnd.resolve();
        await gate.promise;
      };
      const run = async (name: 'holding' | 'changing', stops: boolean) => {
        await test.database.transaction(async (tx) => {
          if (name === 'holding') await writer.hold(tx, listener, [tracks.song]);
          else noteChanges(tx, { tracks: [tracks.song] });
          if (stops) tx.beforeCommit(stop);
        });
        ended.push(name);
      };
      return { listener, ended, run, open: gate.resolve, atTheEnd: atTheEnd.promise };
    };

    it.each([['holding', 'changing'] as const, ['changing', 'holding'] as const])(
      'whoever is %s first ends first, so that no change is missed',
      async (first, second) => {
        const { listener, ended, run, open, atTheEnd } = await meeting();
        const one = run(first, true);
        await atTheEnd;
        const other = run(second, false);
        const waits = await waitsForLock(test.database, other);
        open();
        await Promise.all([one, other]);
        expect(waits).toBe(true);
        expect(ended).toEqual([first, second]);
        const isTold = (await catalogVersionOf(test.database, listener)) === (await catalogVersion());
        expect(isTold).toBe(first === 'holding');
      },
    );

    it('two who do both wait for each other only once', async () => {
      const both = (id: number) =>
        test.database.transaction(async (tx) => {
          await writer.hold(tx, await createListener(tx), [tracks.other]);
          noteChanges(tx, { tracks: [id] });
        });
      const before = await catalogVersion();
      await Promise.all([both(tracks.song), both(tracks.duet), both(tracks.song), both(tracks.duet)]);
      expect(await catalogVersion()).toBe(before + 4n);
    });

    it('what is held already costs no lock', async () => {
      const { listener, ended, run, open, atTheEnd } = await meeting();
      await hold(listener, tracks.song);
      const changing = run('changing', true);
      await atTheEnd;
      const holding = run('holding', false);
      const waits = await waitsForLock(test.database, holding);
      open();
      await Promise.all([changing, holding]);
      expect([waits, ended]).toEqual([false, ['holding', 'changing']]);
      expect(await catalogVersionOf(test.database, listener)).toBe(await catalogVersion());
    });
  });
});
