import { isUnfinished } from '../../core/archive-pulse';
import type { ImportGlanceFragment, OverviewQuery } from './overview.generated';

type Imports = Pick<NonNullable<OverviewQuery['viewer']>, 'imports'>;

/** What the banner says of an import. */
export interface ImportWords {
  headline: string;
  /** The text of the link to the page of imports. */
  link: string;
}

/** The newest imports of a listener, newest first. */
export function importsOf({ imports }: Imports): ImportGlanceFragment[] {
  return imports.edges.map((edge) => edge.node);
}

/** The import that is being worked on; else the one that is next. */
export function runningImport(imports: readonly ImportGlanceFragment[]): ImportGlanceFragment | undefined {
  const unfinished = imports.filter(isUnfinished);
  return unfinished.find((one) => one.state !== 'WAITING') ?? unfinished.at(-1);
}

/** The imports that a page has seen, and the one among them that it speaks of. */
export interface WatchedImports {
  seen: readonly ImportGlanceFragment[];
  /** The one that runs, or the one that ended last while the page was open, so that its end is seen. */
  current: ImportGlanceFragment | undefined;
}

/** Looks at the imports again; one that began and ended between two looks is spoken of too. */
export function watchImports(
  imports: readonly ImportGlanceFragment[],
  before: WatchedImports | undefined,
): WatchedImports {
  const ended = imports.find((one) => before && !before.seen.some((other) => other.id === one.id));
  const last = imports.find((one) => one.id === before?.current?.id);
  return { seen: imports, current: runningImport(imports) ?? ended ?? last };
}

const DETAILS = 'See the details';

/** What to say of an import; null when it ended as the listener wished. */
export function importWords({ state }: Pick<ImportGlanceFragment, 'state'>): ImportWords | null {
  switch (state) {
    case 'WAITING':
      return { headline: 'Your history is about to be imported', link: DETAILS };
    case 'READING':
    case 'WRITING':
      return { headline: 'Your history is being imported', link: DETAILS };
    case 'UNDOING':
      return { headline: 'An import is being taken back', link: DETAILS };
    case 'DONE':
      return { headline: 'Your history is in', link: 'See the report' };
    case 'FAILED':
      return { headline: 'Your history could not be imported', link: 'See why' };
    case 'CANCELLED':
    case 'UNDONE':
      return null;
  }
}
