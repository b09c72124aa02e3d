import { formatCount, formatShare } from '../../ui/format';
import type { HabitPlaybackFragment } from './habits.generated';

/** One thing that is known about how plays were played. */
export interface PlaybackFact {
  name: string;
  /** What it means, where the name does not say it; continues the name. */
  meaning: string;
  /** 0..1; null when no play tells. */
  share: number | null;
  /** `1,564 of 6,194 plays` */
  counts: string;
  /** On how much of the data it rests. */
  rests: string;
}

/** How many plays tell, of how many of which kind. */
interface Basis {
  known: number;
  of: number;
  kind: 'stored' | 'counted';
}

/** On how much of the data a figure rests: `Rests on 12,345 of 40,000 counted plays.` */
export function restsOn({ known, of, kind }: Basis, locale: string): string {
  const plays = of === 1 ? 'play' : 'plays';
  if (known === of)
    return of === 1 ? `Rests on the one ${kind} play.` : `Rests on all ${formatCount(of, locale)} ${kind} plays.`;
  if (known === 0) return `None of ${formatCount(of, locale)} ${kind} ${plays} tells.`;
  return `Rests on ${formatCount(known, locale)} of ${formatCount(of, locale)} ${kind} ${plays}; the others do not tell.`;
}

/** True when no play tells what only an export of the extended history knows. */
export function isNothingExported(facts: HabitPlaybackFragment): boolean {
  const { skips, completion, shuffle, offline, private: hidden, devices, countries } = facts;
  const known = [skips, completion, shuffle, offline, hidden].reduce((sum, fact) => sum + fact.known, 0);
  return known === 0 && devices.length === 0 && countries.length === 0;
}

/** What exports tell about single plays. Skips and endings look at all stored plays, the rest at those that count. */
export function playbackFacts(facts: HabitPlaybackFragment, locale: string): PlaybackFact[] {
  const { completion, storedPlays, plays } = facts;
  const stored = (known: number): Basis => ({ known, of: storedPlays, kind: 'stored' });
  const counted = (known: number): Basis => ({ known, of: plays, kind: 'counted' });
  const fact = (name: string, meaning: string, having: number, basis: Basis): PlaybackFact => ({
    name,
    meaning,
    share: basis.known === 0 ? null : having / basis.known,
    counts: basis.known === 0 ? '' : `${formatCount(having, locale)} of ${formatCount(basis.known, locale)}`,
    rests: restsOn(basis, locale),
  });
  return [
    fact('Skipped', 'marked so by Spotify', facts.skips.plays, stored(facts.skips.known)),
    fact('Played to the end', 'ended because the track did', completion.completed, stored(completion.known)),
    heardOnAverage(completion, restsOn(stored(completion.measured), locale)),
    fact('On shuffle', '', facts.shuffle.plays, counted(facts.shuffle.known)),
    fact('Offline', 'without a connection', facts.offline.plays, counted(facts.offline.known)),
    fact('In private', 'in a private session', facts.private.plays, counted(facts.private.known)),
    fact('Explicit', 'marked so by Spotify', facts.explicit.plays, counted(facts.explicit.known)),
  ];
}

/** Facts that rest on the same plays, one after the other, so that it is said once. */
export function groupedFacts(facts: readonly PlaybackFact[]): { rests: string; facts: PlaybackFact[] }[] {
  const groups: { rests: string; facts: PlaybackFact[] }[] = [];
  for (const fact of facts) {
    const last = groups.at(-1);
    if (last?.rests === fact.rests) last.facts.push(fact);
    else groups.push({ rests: fact.rests, facts: [fact] });
  }
  return groups;
}

/** What a share reads as. */
export function factText({ share }: PlaybackFact, locale: string): string {
  return share === null ? 'Not known' : formatShare(share, locale);
}

function heardOnAverage({ averageShare }: HabitPlaybackFragment['completion'], rests: string): PlaybackFact {
  return { name: 'Heard of a track', meaning: 'on average', share: averageShare, counts: '', rests };
}
