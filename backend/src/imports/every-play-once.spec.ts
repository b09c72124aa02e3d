import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Logger } from '@nestjs/common';
import { type ExportTruth, ManualClock, type SpotifySimulator, startSimulator } from '@audiospective/spotify-simulator';
import { runs } from '@audiospective/property-tests';
import * as fc from 'fast-check';
import { createListener, createTestDatabase, type TestDatabase } from '../../test/database';
import { importing } from '../../test/imports';

const SPOTIFY_ID = 'ada';
const HOUR = 3_600_000;
type Form = 'extended-2023' | 'extended-2024' | 'extended-2025' | 'account' | 'account-old';

interface StoredPlay {
  at: string;
  track: string;
  title: string;
  sources: number;
  ms: number | null;
  second: number | null;
  exported: string | null;
}

/** Another track of the same title is the same play within 2 s only; the rule keeps those further apart as two. */
function isTooFar({ trackId, exportedTrackId, playedAt, endedAt }: ExportTruth['matches'][number]): boolean {
  return trackId !== exportedTrackId && Math.abs(Date.parse(playedAt) - endedAt * 1_000) > 2_000;
}

describe('polls and exports together', () => {
  let test: TestDatabase;
  let work: ReturnType<typeof importing>;
  let listener: number;
  let spotify: SpotifySimulator;
  let clock: ManualClock;

  beforeAll(async () => {
    Logger.overrideLogger(false);
    test = await createTestDatabase();
    work = importing(test.database);
  });
  afterAll(async () => {
    work.remove();
    await test.drop();
  });

  async function poll(): Promise<void> {
    const { accessToken } = spotify.authorize(SPOTIFY_ID);
    const answer = await fetch(`${spotify.origin}/v1/me/player/recently-played?limit=50`, {
      headers: { authorization: `Bearer ${accessToken}` },
    });
    const { items } = (await answer.json()) as { items: any[] };
    const named = (thing: any) => ({ spotifyId: thing.id, name: thing.name });
    const plays = items.map((item) => ({
      playedAt: new Date(item.played_at),
      contextUri: item.context?.uri ?? null,
      track: {
        ...named(item.track),
        artists: item.track.artists.map(named),
        album: { ...named(item.track.album), artists: item.track.album.artists.map(named) },
        durationMs: item.track.duration_ms,
      },
    }));
    await test.database.transaction(async (tx) => {
      await work.plays.lockArchive(tx, listener);
      await work.plays.storePolled(tx, listener, plays);
    });
  }

  async function importExport(form: Form): Promise<ExportTruth> {
    const options = { form, until: clock.now() };
    const path = join(work.dataDir, 'export.zip');
    await pipeline(spotify.exportZip(SPOTIFY_ID, options), createWriteStream(path));
    const id = await work.upload(listener, 'my_spotify_data.zip', { path });
    await work.runner.run(id);
    const truth = spotify.exportTruth(SPOTIFY_ID, options);
    const { state, report, failureMessage } = (await work.imports.find(listener, id))!;
    expect([state, failureMessage, report?.read]).toEqual(['DONE', null, truth.rows.all]);
    return truth;
  }

  const stored = () =>
    test.database.query<StoredPlay>(
      `SELECT to_char(played_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at, track.spotify_id AS track, track.name AS title, sources, ms_played AS ms,
         floor(date_part('epoch', played_at))::int + export_offset_s AS second, coalesce(other.spotify_id, track.spotify_id) AS exported
       FROM play LEFT JOIN track ON track.id = track_id LEFT JOIN track other ON other.id = export_track_id WHERE listener_id = $1 ORDER BY played_at`,
      [listener],
    );

  /** A day and a half of listening before and around the time of polling. */
  async function begin(seed: number, start: Date, minutes: readonly number[]): Promise<void> {
    clock = new ManualClock(start);
    spotify = await startSimulator({
      seed,
      clock,
      listeners: [{ id: SPOTIFY_ID, displayName: 'Ada', profile: 'light' }],
    });
    listener = await createListener(test.database);
    const tracks = spotify
      .history(SPOTIFY_ID)
      .slice(0, 12)
      .filter((play) => play.kind === 'track');
    let at = start.getTime() - 24 * HOUR;
    const plays = minutes.map((pause, i) => {
      at += Math.round(pause * 60_000);
      const late = i % 37 === 5 ? { arrivesAt: at + 5 * HOUR } : {};
      const short = i % 5 === 0 ? { listed: false, msPlayed: 4_000 } : {};
      return { playedAt: at, trackId: tracks[(i * seed) % tracks.length]?.trackId, ...late, ...short };
    });
    spotify.script(SPOTIFY_ID, plays);
  }

  const minutes = fc.array(fc.double({ min: 0.3, max: 9, noNaN: true }), { minLength: 60, maxLength: 160 });
  const form = fc.constantFrom<Form>('extended-2023', 'extended-2024', 'extended-2025', 'account', 'account-old');
  const step = fc.oneof(form, fc.integer({ min: 1, max: 300 }));

  it.each([
    ['since exports and polls agree to the second', '2024-06-02T12:00:00.000Z'],
    ['while they differed by seconds', '2021-06-02T12:00:00.000Z'],
  ])('store every play once, %s', async (_era, start) => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 1_000 }),
        minutes,
        fc.array(step, { minLength: 2, maxLength: 12 }),
        async (seed, pauses, steps) => {
          await begin(seed, new Date(start), pauses);
          try {
            let extended: ExportTruth | undefined;
            for (const one of steps) {
              if (typeof one === 'number') {
                clock.advance(one * 60_000);
                await poll();
              } else if (one.startsWith('extended')) extended = await importExport(one);
              else await importExport(one);
            }
            checkAll(await stored(), extended);
          } finally {
            await spotify.close();
          }
        },
      ),
      { numRuns: runs(6), endOnFailure: true },
    );
  });

  function checkAll(plays: readonly StoredPlay[], extended: ExportTruth | undefined): void {
    const key = (at: string, track: string | null) => `${at} ${track}`;
    const served = new Set(spotify.ledger.servedPlays(SPOTIFY_ID).map((play: any) => key(play.playedAt, play.trackId)));
    const polled = plays.filter((play) => play.sources & 1);
    expect(polled.map((play) => key(play.at, play.track)).sort()).toEqual([...served].sort());
    if (!extended) return;
    const rowKey = (second: number | null, track: string | null) => `${second} ${track}`;
    const rows = plays.filter((play) => play.sources & 2);
    const inFile = extended.plays.map(
      (play) => `${rowKey(play.endedAt, play.trackUri?.split(':').at(-1) ?? '')} ${play.msPlayed}`,
    );
    expect(rows.map((play) => `${rowKey(play.second, play.exported)} ${play.ms}`)).toEqual(
      expect.arrayContaining(inFile),
    );
    const playOf = new Map(polled.map((play) => [key(play.at, play.track), play]));
    for (const match of extended.matches) {
      const play = playOf.get(key(match.playedAt, match.trackId));
      if (play && !isTooFar(match)) expect([play.sources & 2, play.second]).toEqual([2, match.endedAt]);
    }
    const lastRow = Math.max(...extended.plays.map((play) => play.endedAt));
    const unclaimed = plays.filter((play) => play.sources === 4 && (play.second as number) + 60 <= lastRow);
    expect(unclaimed).toEqual([]);
    expect(rows.map((play) => rowKey(play.second, play.exported)).sort()).toEqual(
      extended.plays.map((play) => rowKey(play.endedAt, play.trackUri?.split(':').at(-1) ?? '')).sort(),
    );
  }
});
