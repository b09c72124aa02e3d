import { computed, effect, type Signal, untracked } from '@angular/core';
import { archivePulse, followPulse } from '../../core/archive-pulse';
import type { PollingNowFragment } from '../../core/archive-pulse.generated';
import { pageData, type PageData } from '../../core/page-data';
import {
  ArchiveHealthDocument,
  type ArchiveHealthQuery,
  ArchivePollingDocument,
  type PollingDetailsFragment,
} from './archive.generated';

type Archive = NonNullable<ArchiveHealthQuery['viewer']>['archive'];

/** How the archive is: what lasts of it, and what is live. */
export type ArchiveHealth = Archive & Omit<PollingNowFragment & PollingDetailsFragment, '__typename'>;

/** How the archive is, kept up to date while it is looked at. */
export interface ArchiveData extends PageData<ArchiveHealthQuery> {
  /** Undefined until all of it is known. */
  archive: Signal<ArchiveHealth | undefined>;
  pulse: ReturnType<typeof archivePulse>;
}

/** Asks how the archive is, and again whenever the pulse tells of something new. Call it in an injection context. */
export function archiveData(): ArchiveData {
  const data = pageData(ArchiveHealthDocument, () => ({}));
  const details = pageData(ArchivePollingDocument, () => ({}));
  const pulse = archivePulse();
  const polling = computed(() => pulse.value()?.archive.polling);
  followPulse(pulse.value, data, (now, { viewer }) => viewer?.archive.version !== now.archive.version);
  whenChanged(polling, () => details.reload());
  const archive = computed(() => {
    const [lasting, now, more] = [data.value()?.viewer, polling(), details.value()?.viewer];
    return lasting && now && more ? { ...now, ...more.archive.polling, ...lasting.archive } : undefined;
  });
  return {
    ...data,
    failure: computed(() => data.failure() ?? details.failure()),
    reload: () => {
      data.reload();
      details.reload();
    },
    archive,
    pulse,
  };
}

/** Calls back when a value that was known has become another. */
function whenChanged(value: Signal<object | undefined>, callback: () => void): void {
  let before: string | undefined;
  effect(() => {
    const text = JSON.stringify(value());
    if (before !== undefined && text !== before) untracked(callback);
    before = text;
  });
}
