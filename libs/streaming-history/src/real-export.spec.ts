import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openHistory } from './open-history';
import { readRows } from './read-rows';
import type { RowOutcome } from './rows';

/** A real export that is not part of the repository; its figures were computed independently. */
const FOLDER = process.env['REAL_EXPORT_DIR'] ?? join(__dirname, '../../../../shared/real-export');
const FILE = join(FOLDER, 'my_spotify_data.zip');
/** The export ends in 2024. */
const AFTER_EXPORT = new Date('2025-01-01T00:00:00Z');
const whenPresent = existsSync(FILE) ? describe : describe.skip;

whenPresent('a real export', () => {
  const counts = new Map<RowOutcome['kind'], number>();
  /** Longest time played by track and end. */
  const plays = new Map<string, number>();
  let audioRows = 0;

  beforeAll(async () => {
    const source = await openHistory(FILE, 'my_spotify_data.zip');
    for (const file of source.files) {
      for await (const batch of readRows(await file.open(), file.kind, { now: AFTER_EXPORT })) {
        if (file.kind === 'extended-audio') audioRows += batch.length;
        batch.forEach(count);
      }
    }
    await source.close();
  });

  function count(row: RowOutcome): void {
    counts.set(row.kind, (counts.get(row.kind) ?? 0) + 1);
    if (row.kind !== 'track') return;
    const play = `${row.trackId} ${row.endedAt}`;
    plays.set(play, Math.max(plays.get(play) ?? 0, row.msPlayed));
  }

  it('is read row by row', () => {
    expect(audioRows).toBe(41_276);
    expect(audioRows - (counts.get('track') ?? 0)).toBe(212);
    expect(counts.get('unreadable')).toBeUndefined();
  });

  it('holds the plays and the time that were counted independently', () => {
    expect(plays.size).toBe(40_938);
    expect([...plays.values()].reduce((sum, msPlayed) => sum + msPlayed, 0)).toBe(6_305_854_085);
  });
});
