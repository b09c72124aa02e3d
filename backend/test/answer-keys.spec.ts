import { runs } from '@audiospective/property-tests';
import * as fc from 'fast-check';
import { Source } from '../src/archival/play-matching';
import { PlayWriter } from '../src/archival/play-writer';
import { CatalogWriter, type TrackFacts } from '../src/catalog/catalog-writer';
import { EnrichmentRepository } from '../src/catalog/enrichment/enrichment.repository';
import { FixedClock } from '../src/platform/clock';
import { readAnswerVersions } from '../src/platform/security/answer-versions.query';
import { createListener, createTestDatabase, type TestDatabase } from './database';
import { historiesOf } from './history-stores';
import { plainHistory, plainRows } from './plain-history';

/** Everything that an answer can show of the catalogue: of the tracks that a listener has played, and of what they belong to. */
const SHOWN = `
SELECT t.id, t.spotify_id, t.name, t.duration_ms, al.spotify_id AS album_id, al.name AS album, al.image_url, al.release_date, aa.name AS by,
  aa.spotify_id AS by_id, (SELECT json_agg(json_build_array(a.id, a.spotify_id, a.name, a.image_url, a.genre_ids) ORDER BY a.id)
    FROM artist a WHERE a.id = ANY(t.artist_ids || aa.id)) AS artists
FROM track t LEFT JOIN album al ON al.id = t.album_id LEFT JOIN artist aa ON aa.id = al.artist_id
WHERE t.id IN (SELECT track_id FROM play WHERE listener_id = $1) ORDER BY t.id`;

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f'];
const LISTENERS = 3;
const START = Date.UTC(2024, 0, 31, 23);

/** Two tracks each have an album and an artist in common, and every artist is named in exports only, until Spotify tells. */
const artistOf = (name: string) => `Artist ${NAMES.indexOf(name) >> 1}`;
const albumOf = (name: string) => `Album ${NAMES.indexOf(name) >> 1}`;
const exported = (name: string): TrackFacts => {
  const artists = [{ spotifyId: null, name: artistOf(name) }];
  const album = { spotifyId: null, name: albumOf(name), artists };
  return { spotifyId: name === 'f' ? null : name, name, artists, album };
};
const told = (name: string): TrackFacts => {
  const artists = [{ spotifyId: artistOf(name), name: artistOf(name) }];
  const album = {
    spotifyId: albumOf(name),
    name: albumOf(name),
    artists,
    releaseDate: '1999',
    imageUrl: 'https://x/y',
  };
  return { spotifyId: name, name: `${name} as Spotify has it`, artists, album, durationMs: 200_000 };
};

type Deed =
  | { kind: 'poll' | 'import'; listener: number; names: string[]; hour: number }
  | { kind: 'learn'; names: string[] }
  | { kind: 'learnArtists'; name: string; genre: string };

const names = fc.uniqueArray(fc.constantFrom(...NAMES), { minLength: 1, maxLength: 3 });
const listener = fc.nat(LISTENERS - 1);
const hour = fc.nat(20);
const deed: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({ kind: fc.constantFrom('poll' as const, 'import' as const), listener, names, hour }),
  fc.record({ kind: fc.constant('learn' as const), names }),
  fc.record({
    kind: fc.constant('learnArtists' as const),
    name: fc.constantFrom(...NAMES),
    genre: fc.constantFrom('x', 'y'),
  }),
);

describe('a key of an answer', () => {
  const catalog = new CatalogWriter();
  const plays = new PlayWriter(catalog);
  let test: TestDatabase;
  let enrichment: EnrichmentRepository;

  beforeAll(async () => {
    test = await createTestDatabase();
    enrichment = new EnrichmentRepository(test.database, catalog, new FixedClock(new Date('2024-05-01T00:00:00Z')));
  });
  afterAll(() => test.drop());

  const at = (place: number, hours: number) => START + hours * 3_600_000 + place * 600_000;

  async function doDeed(one: Deed, listeners: readonly number[]): Promise<void> {
    if (one.kind === 'learn') return enrichment.saveTracks(new Map(one.names.map((name) => [name, told(name)])));
    if (one.kind === 'learnArtists') {
      const details = { name: '', imageUrl: null, genres: [one.genre] };
      return enrichment.saveArtists(new Map([[artistOf(one.name), details]]));
    }
    const owner = listeners[one.listener]!;
    await (one.kind === 'poll' ? poll(owner, one) : importFile(owner, one));
  }

  const poll = (owner: number, { names: heard, hour: hours }: { names: string[]; hour: number }) =>
    test.database.transaction(async (tx) => {
      await plays.lockArchive(tx, owner);
      const polled = heard.map((name, i) => ({
        playedAt: new Date(at(i, hours)),
        track: told(name),
        contextUri: null,
      }));
      await plays.storePolled(tx, owner, polled);
    });

  async function importFile(owner: number, { names: heard, hour: hours }: { names: string[]; hour: number }) {
    const trackIds = await test.database.transaction(async (tx) => {
      const ids = await catalog.storeTracks(tx, heard.map(exported));
      await catalog.hold(tx, owner, ids);
      return ids;
    });
    await test.database.transaction(async (tx) => {
      const [row] = await tx.query<{ id: number }>(
        `INSERT INTO import (listener_id, state, file_name, size_bytes, created_at) VALUES ($1, 'WRITING', 'x', 1, now()) RETURNING id`,
        [owner],
      );
      await plays.lockArchive(tx, owner);
      const rows = heard.map((name, i) => ({
        at: at(i, hours + 0.02),
        trackId: trackIds[i]!,
        msPlayed: 1_000,
        detailId: null,
        title: name,
        artist: artistOf(name),
      }));
      await plays.storeExported(tx, { listenerId: owner, importId: row!.id, source: Source.EXTENDED }, rows);
    });
  }

  it('stands for one content, whatever is written at the same time', async () => {
    let [steady, moved] = [0, 0];
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(deed, { maxLength: 8 }), { minLength: 2, maxLength: 4 }), async (writers) => {
        await test.database.query(
          'TRUNCATE play, track, album, artist, genre, library_track, listener_catalog CASCADE',
        );
        const listeners = await Promise.all(Array.from({ length: LISTENERS }, () => createListener(test.database)));
        const contents = new Map<string, unknown>();
        const { load } = historiesOf(test.database);
        const look = async (owner: number) => {
          const key = async () => JSON.stringify([owner, await readAnswerVersions(test.database, owner)]);
          const before = await key();
          const [shown, history] = [await test.database.query(SHOWN, [owner]), plainHistory(await load(owner))];
          const rows = await plainRows(test.database, owner);
          if ((await key()) !== before) return void moved++;
          steady++;
          expect(history).toEqual(rows);
          if (contents.has(before)) expect(shown).toEqual(contents.get(before));
          contents.set(before, shown);
        };
        const write = async (deeds: readonly Deed[]) => {
          for (const one of deeds) await doDeed(one, listeners);
        };
        let isWriting = true;
        const watch = async (owner: number) => {
          while (isWriting) await look(owner);
          await look(owner);
        };
        const watching = Promise.all(listeners.map(watch));
        await Promise.all(writers.map(write)).finally(() => (isWriting = false));
        await watching;
      }),
      { numRuns: runs(20) },
    );
    expect(steady).toBeGreaterThan(moved);
    expect(moved).toBeGreaterThan(0);
  });
});
