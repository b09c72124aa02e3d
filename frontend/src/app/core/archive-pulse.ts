import {
  computed,
  DestroyRef,
  effect,
  inject,
  Injectable,
  linkedSignal,
  signal,
  type Signal,
  untracked,
} from '@angular/core';
import { Apollo } from 'apollo-angular';
import { type Observable, tap } from 'rxjs';
import type { ImportState } from '@audiospective/contract';
import { ArchivePulseDocument, type ArchivePulseQuery } from './archive-pulse.generated';
import { ask } from './graphql';
import type { PageData } from './page-data';
import { pollWhileVisible } from './poll-while-visible';
import { type RequestFailure, requestFailure } from './request-failure';
import { Session } from './session';

/** How the archive and the newest imports are at a moment. */
export type Pulse = NonNullable<ArchivePulseQuery['viewer']>;

/** How far an import is at a moment. */
export type ImportNow = Pulse['imports']['edges'][number]['node'];

/** How often a page looks, in ms, whatever the server says. */
export interface Pace {
  /** At the latest so long after the last pulse: an import may begin elsewhere. */
  lookoutMs: number;
  /** Not sooner than so long after the last pulse because an import runs. */
  importingMs: number;
}

const CALM: Pace = { lookoutMs: 15_000, importingMs: 1_000 };
const FIRST_LOOKOUT_MS = 5_000;
/** In the demo the history of a new listener is imported by itself, within seconds. */
const DEMO_LOOKOUT_MS = 1_000;

/** So many of the newest imports are in a pulse. */
const IMPORTS_TOLD = 3;

/**
 * What is live about the listener's archive: one operation for the pages that follow it (overview, history, archive and
 * imports), asked as often as the server says.
 */
@Injectable({ providedIn: 'root' })
export class ArchivePulse {
  private readonly apollo = inject(Apollo);
  private readonly session = inject(Session);
  private readonly watchers = signal<readonly Pace[]>([]);
  private readonly isWatched = computed(() => this.watchers().length > 0 && Boolean(this.session.listener()));
  private readonly looked = linkedSignal<boolean, { value?: Pulse; failure?: RequestFailure }>({
    source: this.isWatched,
    computation: () => ({}), // what was so when somebody looked the last time tells nothing
  });

  /** The newest pulse; undefined before the first, and while no page watches. */
  readonly value = computed(() => this.looked().value);
  /** Why the last look was not answered; the pulse from before stays beside it. */
  readonly failure = computed(() => this.looked().failure);

  constructor() {
    // Computed, so that going from page to page neither gives up a request nor begins a wait anew.
    const delayMs = computed(() =>
      this.isWatched() ? paceOf(this.value(), this.session.demo(), this.watchers()) : null,
    );
    pollWhileVisible(delayMs, () => this.lookAgain());
  }

  /** Asks now instead of when it is time. */
  lookAgain(): Observable<ArchivePulseQuery> {
    return ask(this.apollo, { query: ArchivePulseDocument, variables: {} }).pipe(
      tap({
        next: ({ viewer }) => this.came(viewer),
        error: (error: unknown) => this.failed(requestFailure(error)),
      }),
    );
  }

  /** Asks now where the last look was not answered. */
  retry(): void {
    if (untracked(this.failure)) this.lookAgain().subscribe({ error: () => undefined }); // it has become the failure
  }

  /** Is asked until the caller is destroyed. Call it in an injection context. */
  watch(pace: Pace): void {
    const watcher = { ...pace };
    this.watchers.update((all) => [...all, watcher]);
    inject(DestroyRef).onDestroy(() => this.watchers.update((all) => all.filter((one) => one !== watcher)));
  }

  private came(viewer: Pulse | null): void {
    if (!viewer) return this.session.ended();
    if (!this.session.startsAnewFor(viewer.id)) this.looked.set({ value: viewer });
  }

  private failed(failure: RequestFailure): void {
    if (failure.kind === 'signed-out') return this.session.ended();
    this.looked.update(({ value }) => ({ value, failure }));
  }
}

/** The pulse, asked as long as the caller lives and somebody looks. Call it in an injection context. */
export function archivePulse(pace = CALM): Omit<ArchivePulse, 'watch'> {
  const pulse = inject(ArchivePulse);
  pulse.watch(pace);
  return pulse;
}

/**
 * Asks a page's query again when a pulse tells of something newer than its answer: once for each pulse, and not while a
 * request is under way. What it gives is the newest pulse that the answer has caught up with, so that nothing live shows
 * before the figures of the same version. Call it in an injection context.
 */
export function followPulse<T>(
  pulse: Signal<Pulse | undefined>,
  data: PageData<T>,
  isNews: (pulse: Pulse, answer: T) => boolean,
): Signal<Pulse | undefined> {
  const caughtUp = signal<Pulse | undefined>(undefined);
  let followed: Pulse | undefined;
  effect(() => {
    const [now, answer, loading, failure] = [pulse(), data.value(), data.loading(), data.failure()];
    if (!now || !answer) return;
    const isNewer = untracked(() => isNews(now, answer));
    if (!loading && !failure && followed) caughtUp.set(followed);
    if (isNewer && (loading || now === followed)) return;
    followed = now;
    if (isNewer) untracked(() => data.reload());
    else caughtUp.set(now);
  });
  return computed(() => pulse() && caughtUp());
}

/** Whether the newest imports are others, or in other states, than those that a page knows. */
export function areOtherImports({ imports }: Pulse, known: readonly { id: string; state: string }[]): boolean {
  const told = imports.edges.map(({ node }) => node);
  const newest = known.slice(0, IMPORTS_TOLD);
  return (
    told.length !== newest.length ||
    told.some(({ id, state }, place) => id !== newest[place]?.id || state !== newest[place].state)
  );
}

/** Whether something will become of an import by itself. */
export function isUnfinished({ state }: { state: ImportState }): boolean {
  return state === 'WAITING' || state === 'READING' || state === 'WRITING' || state === 'UNDOING';
}

/** Milliseconds until the pulse is asked again: as soon as one of the pages that are open wishes. */
export function paceOf(pulse: Pulse | undefined, isDemo: boolean, pages: readonly Pace[] = [CALM]): number {
  if (!pulse) return 0;
  const { archive, imports } = pulse;
  const importingMs = Math.min(...pages.map((page) => page.importingMs));
  const named = imports.edges.flatMap(({ node }) => node.progress.pollAfterMs ?? []);
  const first = isDemo ? DEMO_LOOKOUT_MS : FIRST_LOOKOUT_MS;
  const lookoutMs = imports.edges.length > 0 ? Math.min(...pages.map((page) => page.lookoutMs)) : first;
  return Math.min(archive.polling.pollAfterMs, ...named.map((ms) => Math.max(ms, importingMs)), lookoutMs);
}
