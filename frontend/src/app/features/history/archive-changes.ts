import { computed, inject, linkedSignal, type Signal } from '@angular/core';
import { Apollo } from 'apollo-angular';
import { tap } from 'rxjs';
import { pollWhileVisible } from '../../core/poll-while-visible';
import type { HistoryData } from './history-data';
import { HistoryPulseDocument, type HistoryPulseQuery } from './history.generated';

/** New plays are no hurry here: what is read stays where it is until somebody asks for them. */
const LOOKOUT_MS = 20_000;

type Archive = NonNullable<HistoryPulseQuery['viewer']>['archive'];

/**
 * What the archive has changed by since the plays at hand were asked for: how many plays it has more, which may be none;
 * null while it is the same. Call it in an injection context.
 */
export function archiveChanges(data: Pick<HistoryData, 'value' | 'archive'>): Signal<number | null> {
  const apollo = inject(Apollo);
  const latest = linkedSignal<Archive | undefined>(() => data.value()?.viewer?.archive);
  const ask = () =>
    apollo
      .query({ query: HistoryPulseDocument, fetchPolicy: 'no-cache' })
      .pipe(tap((answer) => latest.set(answer.data?.viewer?.archive)));
  const pace = computed(() => {
    const pollAfterMs = data.archive()?.pollAfterMs;
    return pollAfterMs === undefined ? null : Math.max(LOOKOUT_MS, pollAfterMs);
  });
  pollWhileVisible(pace, ask);
  return computed(() => {
    const shown = data.archive();
    const now = latest();
    if (!shown || !now || now.version === shown.version) return null;
    return Math.max(0, now.storedPlays - shown.storedPlays);
  });
}
