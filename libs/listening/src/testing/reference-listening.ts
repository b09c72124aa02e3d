import { referenceTop, type ReferencePlay } from './reference';

const HALF_AN_HOUR = 30 * 60_000;

/** The sessions of the counted plays, each as the list of its plays. */
export function referenceSessions(plays: readonly ReferencePlay[]) {
  const counted = plays.filter(({ counts }) => counts);
  const isFirst = (i: number) =>
    i === 0 || counted[i]!.play.at - counted[i]!.ms - counted[i - 1]!.play.at > HALF_AN_HOUR;
  const firsts = counted.map((_, i) => i).filter(isFirst);
  return firsts.map((first, i) => {
    const members = counted.slice(first, firsts[i + 1]);
    const startedAt = members[0]!.play.at - members[0]!.ms;
    const endedAt = members.at(-1)!.play.at;
    return { startedAt, endedAt, ms: endedAt - startedAt, plays: members.length };
  });
}

const keysOf = {
  TRACKS: ({ track }: ReferencePlay) => [track.id],
  ARTISTS: ({ artists }: ReferencePlay) => artists.map(({ id }) => id),
  ALBUMS: ({ album }: ReferencePlay) => (album ? [album.id] : []),
};

/** Ids of what has its first counted play of `everything` among the selected ones. */
export function referenceDiscovered(
  selected: readonly ReferencePlay[],
  everything: readonly ReferencePlay[],
  kind: keyof typeof keysOf,
): Set<number> {
  const firsts = new Map<number, ReferencePlay>();
  for (const one of everything.filter(({ counts }) => counts)) {
    for (const key of keysOf[kind](one)) if (!firsts.has(key)) firsts.set(key, one);
  }
  const isSelected = (one: ReferencePlay) => selected.some(({ play }) => play === one.play);
  return new Set([...firsts].filter(([, one]) => isSelected(one)).map(([key]) => key));
}

/** The parts of the diversity score, exactly. */
export function referenceDiversity(plays: readonly ReferencePlay[]) {
  const counted = plays.filter(({ counts }) => counts);
  const artists = referenceTop(plays, 'ARTISTS', 'PLAYS').map(({ key }) => key);
  const top = artists.slice(0, Math.ceil(artists.length * 0.1));
  const ofTop = counted.filter((one) => one.artists.some(({ id }) => top.includes(id)));
  const tracks = new Set(counted.map(({ track }) => track.id));
  return {
    artistVariety: Math.min(100, (500 * artists.length) / counted.length),
    evenness: 100 - (100 * ofTop.length) / counted.length,
    trackVariety: Math.min(100, (200 * tracks.size) / counted.length),
  };
}

/** Sums of all plays by a key, without those of which it is unknown or no play counts. */
export function referenceAmounts<K>(
  plays: readonly ReferencePlay[],
  keyOf: (play: ReferencePlay) => K | null | undefined,
) {
  const groups = Map.groupBy(plays, keyOf);
  return [...groups]
    .filter((entry): entry is [K & {}, ReferencePlay[]] => entry[0] != null)
    .map(([key, members]) => ({
      key,
      plays: members.filter(({ counts }) => counts).length,
      msPlayed: members.reduce((sum, { ms }) => sum + ms, 0),
    }))
    .filter((amount) => amount.plays > 0);
}
