import { computed, inject, type Signal, signal } from '@angular/core';
import { Apollo } from 'apollo-angular';
import { tap } from 'rxjs';
import { pollWhileVisible } from '../../core/poll-while-visible';
import { HistoryPulseDocument, type HistoryPulseQuery, type HistoryQuery } from './history.generated';

/** New plays are no hurry here: what is read stays where it is until somebody asks for them. */
const LOOKOUT_MS = 20_000;

type Archive = NonNullable<HistoryPulseQuery['viewer']>['archive'];

/**
 * What the archive has changed by since `shown()` was answered: how many plays it has more, which may be none; null while
 * it is the same. Call it in an injection context.
 */
export function archiveChanges(shown: () => HistoryQuery | undefined): Signal<number | null> {
  const apollo = inject(Apollo);
  const latest = signal<Archive | undefined>(undefined);
  const ask = () =>
    apollo
      .query({ query: HistoryPulseDocument, fetchPolicy: 'no-cache' })
      .pipe(tap(({ data }) => latest.set(data?.viewer?.archive)));
  const pace = computed(() => {
    const pollAfterMs = shown()?.viewer?.archive.pollAfterMs;
    return pollAfterMs === undefined ? null : Math.max(LOOKOUT_MS, pollAfterMs);
  });
  pollWhileVisible(pace, ask);
  return computed(() => {
    const before = shown()?.viewer?.archive;
    const now = latest();
    if (!before || !now || now.version === before.version) return null;
    return Math.max(0, now.storedPlays - before.storedPlays);
  });
}
