import { computed, type Signal } from '@angular/core';
import { archivePulse, followPulse, type Pulse } from '../../core/archive-pulse';
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
  const shown = followPulse(pulse.value, data, (now, { viewer }) => viewer?.archive.version !== now.archive.version);
  followPulse(pulse.value, details, isLaterPulse());
  const archive = computed(() => {
    const [lasting, now, more] = [data.value()?.viewer, shown()?.archive, details.value()?.viewer];
    return lasting && now && more ? { ...now.polling, ...more.archive.polling, ...lasting.archive } : undefined;
  });
  return {
    ...data,
    failure: computed(() => data.failure() ?? details.failure() ?? pulse.failure()),
    reload: () => {
      data.reload();
      details.reload();
      pulse.retry();
    },
    archive,
    pulse,
  };
}

/** The details have no version: every pulse may tell of other ones, but the first, which they are asked beside. */
function isLaterPulse(): (now: Pulse) => boolean {
  let first: Pulse | undefined;
  return (now) => now !== (first ??= now);
}
