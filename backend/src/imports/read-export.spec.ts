import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HistoryLimits } from '@audiospective/streaming-history';
import { extendedRow } from '../../test/imports';
import { readExport } from './read-export';

const NOW = new Date('2026-11-01T12:00:00Z');

describe('readExport', () => {
  let folder: string;
  beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'read-export-'))));
  afterAll(() => rmSync(folder, { recursive: true }));

  const read = (rows: unknown[], limits: Partial<HistoryLimits>, progress = async () => undefined) => {
    const path = join(folder, 'upload');
    writeFileSync(path, JSON.stringify(rows));
    const originalName = 'Streaming_History_Audio_2023_0.json';
    return readExport({ path, originalName, now: NOW, owner: null, limits, progress });
  };
  const row = (i: number, extra: Record<string, unknown> = {}) =>
    extendedRow(new Date(Date.UTC(2023, 1, 1, 0, i)), `t${i}`, extra);
  const rows = [row(0), row(1), row(2), row(2)];

  it.each<[string, Partial<HistoryLimits>]>([
    ['E_ROWS', { rows: 3 }],
    ['E_ITEMS', { items: 2 }],
    ['E_ITEMS', { itemCharacters: 3 * 'Song t0Artist 0Album 0'.length - 1 }],
    ['E_ITEMS', { details: 2 }],
  ])('refuses with %s more than %j', async (code, limits) => {
    const devices = rows.map((one, i) => ({ ...one, platform: `device ${Math.min(i, 2)}` }));
    const [limit, most] = Object.entries(limits)[0] as [keyof HistoryLimits, number];
    await expect(read(devices, limits)).rejects.toMatchObject({ code, message: expect.stringMatching(/^The .*\.$/) });
    expect((await read(devices, { [limit]: most + 1 })).rows).toHaveLength(4);
  });

  it('counts rows that are no plays too, before it has read them all', async () => {
    let batches = 0;
    const podcasts = Array.from({ length: 50 }, (_, i) => row(i, { spotify_track_uri: null, episode_name: 'E' }));
    const reading = read(podcasts, { rows: 20, batchRows: 10 }, async () => void batches++);
    await expect(reading).rejects.toMatchObject({ code: 'E_ROWS' });
    expect(batches).toBe(2);
  });
});
