import { computed, inject, untracked } from '@angular/core';
import type { Period } from '@audiospective/period';
import { Apollo } from 'apollo-angular';
import { type Observable, tap } from 'rxjs';
import { pageData, type PageData } from '../../core/page-data';
import { pollWhileVisible } from '../../core/poll-while-visible';
import { comparedWith } from './comparison';
import { importsOf, runningImport } from './import-words';
import {
  ArchivePulseDocument,
  type ArchivePulseQuery,
  OverviewDocument,
  type OverviewQuery,
  type OverviewQueryVariables,
} from './overview.generated';
import { stepOf } from '../../ui/charts/timeline-steps';
import type { Today } from '../../ui/period-steps';

/** The overview of a period, kept up to date while it is looked at. */
export interface OverviewData extends PageData<OverviewQuery> {
  /** Asks for the state of the archive now instead of when it is time. */
  lookAgain(): Observable<unknown>;
}

/** At the latest after so many ms it is asked again, whatever the server says: an import runs, or may begin elsewhere. */
const IMPORTING_MS = 1_000;
const LOOKOUT_MS = 15_000;
const FIRST_LOOKOUT_MS = 5_000;
/** In the demo the history of a new listener is imported by itself, within seconds. */
const DEMO_LOOKOUT_MS = 1_000;

/**
 * Asks the overview of `period()` as it is when the period is opened. The state of the archive is asked again and again; when the archive has changed
 * since the overview was answered, the whole overview is asked again, so that all of it is of one version.
 */
export function overviewData(period: () => Period, today: () => Today): OverviewData {
  const apollo = inject(Apollo);
  const asked = computed(() => overviewVariables(period(), untracked(today)));
  const data = pageData(OverviewDocument, asked);
  const pace = computed(() => paceOf(data.value()));

  const follow = (pulse: ArchivePulseQuery | undefined): void => {
    if (!pulse) return;
    const changed = versionOf(pulse) !== versionOf(data.value());
    if (!changed || !pulse.viewer) apollo.client.writeQuery({ query: ArchivePulseDocument, data: pulse });
    if (changed && !data.loading()) data.reload();
  };
  const lookAgain = (): Observable<unknown> =>
    apollo.query({ query: ArchivePulseDocument, fetchPolicy: 'no-cache' }).pipe(tap((answer) => follow(answer.data)));
  pollWhileVisible(pace, lookAgain);

  return { ...data, lookAgain };
}

/** What is asked about a period on a day. */
export function overviewVariables(period: Period, today: Today): OverviewQueryVariables {
  return { period, step: stepOf(period, today), comparedWith: comparedWith(period, today) };
}

function versionOf(answer: ArchivePulseQuery | undefined): string | undefined {
  return answer?.viewer?.archive.version;
}

/** Milliseconds until the state of the archive is asked again; null while there is nobody whose archive it is. */
export function paceOf(answer: OverviewQuery | undefined): number | null {
  const viewer = answer?.viewer;
  if (!viewer) return null;
  const { pollAfterMs } = viewer.archive;
  const imports = importsOf(viewer);
  if (runningImport(imports)) return Math.min(pollAfterMs, IMPORTING_MS);
  if (imports.length > 0) return Math.min(pollAfterMs, LOOKOUT_MS);
  return Math.min(pollAfterMs, answer.service.demo ? DEMO_LOOKOUT_MS : FIRST_LOOKOUT_MS);
}
