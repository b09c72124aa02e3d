import { effect, inject, linkedSignal, type Signal } from '@angular/core';
import { Announcer } from '../../core/announcer';
import type { PlayItem } from '../../ui/play-list';

/** The plays of `next` that are newer than all of `before`; none while there was nothing to compare with. */
export function newerPlays(before: readonly PlayItem[], next: readonly PlayItem[]): PlayItem[] {
  const newest = before[0]?.playedAt;
  if (newest === undefined) return [];
  const known = new Set(before.map((play) => play.id));
  return next.filter((play) => play.playedAt >= newest && !known.has(play.id));
}

/** Ids of the plays that came last while the page was open; they are announced too. Call it in an injection context. */
export function newPlays(plays: Signal<readonly PlayItem[]>): Signal<ReadonlySet<string>> {
  const announcer = inject(Announcer);
  const arrived = linkedSignal<readonly PlayItem[], readonly PlayItem[]>({
    source: plays,
    computation: (next, previous) => {
      const newer = previous ? newerPlays(previous.source, next) : [];
      return newer.length > 0 ? newer : (previous?.value ?? []);
    },
  });
  effect(() => {
    const sentence = arrivalSentence(arrived());
    if (sentence) announcer.say(sentence);
  });
  return linkedSignal(() => new Set(arrived().map((play) => play.id))).asReadonly();
}

function arrivalSentence([newest, ...others]: readonly PlayItem[]): string {
  if (!newest) return '';
  const count = others.length === 0 ? 'New play' : `${others.length + 1} new plays, the latest`;
  return `${count}: ${newest.name} by ${newest.detail}`;
}
