import { computed, effect, linkedSignal, type Signal } from '@angular/core';
import { archivePulse } from '../../core/archive-pulse';
import type { HistoryData } from './history-data';

/**
 * What the archive has changed by since the plays at hand were asked for: how many plays it has more, which may be none;
 * null while it is the same. Call it in an injection context.
 */
export function archiveChanges(data: Pick<HistoryData, 'value' | 'archive'>): Signal<number | null> {
  const pulse = archivePulse();
  // A pulse from before the newest answer tells nothing of it.
  const latest = linkedSignal<{ version: string; storedPlays: number } | undefined>(
    () => data.value()?.viewer?.archive,
  );
  effect(() => {
    const now = pulse.value();
    if (now) latest.set(now.archive);
  });
  return computed(() => {
    const shown = data.archive();
    const now = latest();
    if (!shown || !now || now.version === shown.version) return null;
    return Math.max(0, now.storedPlays - shown.storedPlays);
  });
}
