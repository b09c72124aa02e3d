import { Source } from '../play-matching';
import type { Evidence, ExportOrigin, NewPlay, PlayKey, Promotion } from './exported-plays.repository';
import type { ArchivedPlay } from './stored-plays.query';

/** What to write for rows of an export. */
export interface ExportPlan {
  news: NewPlay[];
  promotions: Promotion[];
  additions: { evidence: Evidence; stored: PlayKey }[];
}

/** Decides for every row whether it is a new play, the best evidence of a stored play, or further evidence of one. */
export function planExport(
  origin: ExportOrigin,
  rows: readonly Evidence[],
  stored: readonly ArchivedPlay[],
  matches: Int32Array,
): ExportPlan {
  const plan: ExportPlan = { news: [], promotions: [], additions: [] };
  const keys = new FreeKeys(stored);
  rows.forEach((evidence, i) => {
    const play = stored[matches[i] as number];
    if (!play) plan.news.push({ evidence, key: keys.take(evidence) });
    else if (speaksFor(origin, evidence, play)) {
      const key = isPlaceOf(evidence, play) ? keyOf(play) : keys.take(evidence);
      plan.promotions.push({ evidence, stored: keyOf(play), key });
    } else plan.additions.push({ evidence, stored: keyOf(play) });
  });
  return plan;
}

/** Extended history speaks before account data, then the longest length, then who spoke first. */
function speaksFor(origin: ExportOrigin, evidence: Evidence, play: ArchivedPlay): boolean {
  const primary = primarySource(play);
  if (primary === null) return true;
  if (primary !== origin.source) return origin.source === Source.EXTENDED;
  return evidence.msPlayed > (play.msPlayed ?? 0);
}

/** A polled play stays where the poll saw it; every other play is where the export that gives its length has it. */
function isPlaceOf(evidence: Evidence, play: ArchivedPlay): boolean {
  if (play.sources & Source.POLL) return true;
  return play.exportSecond === evidence.at / 1000 && play.exportTrackId === evidence.trackId;
}

/** Which kind of export gives the length of a play. */
function primarySource(play: ArchivedPlay): number | null {
  if (play.exportSecond === null) return null;
  return play.sources & Source.EXTENDED ? Source.EXTENDED : Source.ACCOUNT;
}

function keyOf(play: ArchivedPlay): PlayKey {
  return { at: play.at, trackId: play.trackId };
}

/**
 * Keys that no play has. Where another play of the track has the very millisecond (a poll that ended on the full second and
 * belongs to another row), the next free millisecond is taken; the second that the export named stays exact.
 */
class FreeKeys {
  private readonly taken: Set<string>;

  constructor(stored: readonly ArchivedPlay[]) {
    this.taken = new Set(stored.map((play) => `${play.at}:${play.trackId}`));
  }

  take({ at, trackId }: PlayKey): PlayKey {
    let free = at;
    while (this.taken.has(`${free}:${trackId}`)) free++;
    this.taken.add(`${free}:${trackId}`);
    return { at: free, trackId };
  }
}
