import { Random } from '../random';
import type { EntrySettings, ExportEntry } from './entries';

const SHARE = { duplicate: 0.003, ghost: 0.004, nearDuplicate: 0.0015, empty: 0.001 };
const REAL_PLAY_MS = 30_000;

/** The row itself and the useless rows that real exports have beside some rows. */
export function withFlaws({ seed, listenerId, form }: EntrySettings, entry: ExportEntry): ExportEntry[] {
  const random = new Random(seed, 'flaw', listenerId, entry.play.endedAt, entry.play.itemNumber);
  const entries = [entry];
  const sharesFiles = form === 'extended-2023' ? 3 : 1;
  if (random.chance(SHARE.duplicate * sharesFiles)) entries.push({ ...entry, origin: 'duplicate' });
  if (random.chance(SHARE.ghost) && entry.msPlayed > 0) {
    const msPlayed = random.chance(0.4)
      ? 0
      : random.chance(0.5)
        ? random.int(0, Math.min(2500, entry.msPlayed))
        : entry.msPlayed;
    const ghost: ExportEntry = { ...entry, origin: 'ghost', msPlayed };
    if (random.chance(0.5)) entries.push(ghost);
    else entries.unshift(ghost);
  }
  if (random.chance(SHARE.nearDuplicate) && entry.msPlayed >= REAL_PLAY_MS) {
    entries.push({ ...entry, origin: 'near-duplicate', ts: entry.ts + random.int(1, 30) });
  }
  const mayBeEmpty = form !== 'extended-2025';
  if (mayBeEmpty && random.chance(SHARE.empty))
    entries.push({ ...entry, origin: 'empty', msPlayed: random.int(0, 5000) });
  return entries;
}
