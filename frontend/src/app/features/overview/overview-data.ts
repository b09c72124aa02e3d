import { computed, linkedSignal, type Signal, untracked } from '@angular/core';
import type { Period } from '@audiospective/period';
import { archivePulse, areOtherImports, followPulse, type Pulse } from '../../core/archive-pulse';
import { pageData, type PageData } from '../../core/page-data';
import { stepOf } from '../../ui/charts/timeline-steps';
import type { Today } from '../../ui/period-steps';
import { comparedWith } from './comparison';
import { importsOf } from './import-words';
import { OverviewDocument, type OverviewQuery, type OverviewQueryVariables } from './overview.generated';

/** The overview of a period, kept up to date while it is looked at. */
export interface OverviewData extends PageData<OverviewQuery> {
  /** What is live beside it, of no newer version than it. */
  live: Signal<Pulse | undefined>;
  pulse: ReturnType<typeof archivePulse>;
}

/**
 * Asks the overview of `period()` as it is when the period is opened, and all of it again when the pulse tells of another
 * archive, so that all of it is of one version. Call it in an injection context.
 */
export function overviewData(period: () => Period, today: () => Today): OverviewData {
  const asked = computed(() => overviewVariables(period(), untracked(today)));
  const data = pageData(OverviewDocument, asked);
  const pulse = archivePulse();
  const live = followPulse(pulse.value, data, isNews);
  const value = whileUnchanged(data);
  return {
    ...data,
    value,
    failure: computed(() => data.failure() ?? (value() && pulse.failure())),
    reload: () => {
      data.reload();
      pulse.retry();
    },
    live,
    pulse,
  };
}

/** The answer, but none from memory that is of another version than the last one from the server. */
function whileUnchanged({ value, loading, failure }: PageData<OverviewQuery>): Signal<OverviewQuery | undefined> {
  const version = computed(() => value()?.viewer?.archive.version);
  const newest = linkedSignal<string | undefined, string | undefined>({
    source: () => (loading() || failure() ? undefined : version()),
    computation: (answered, before) => answered ?? before?.value,
  });
  return computed(() => {
    const [known, shown] = [newest(), version()];
    return known !== undefined && shown !== undefined && known !== shown ? undefined : value();
  });
}

/** What is asked about a period on a day. */
export function overviewVariables(period: Period, today: Today): OverviewQueryVariables {
  return { period, step: stepOf(period, today), comparedWith: comparedWith(period, today) };
}

function isNews(pulse: Pulse, { viewer }: OverviewQuery): boolean {
  if (!viewer) return false;
  return viewer.archive.version !== pulse.archive.version || areOtherImports(pulse, importsOf(viewer));
}
