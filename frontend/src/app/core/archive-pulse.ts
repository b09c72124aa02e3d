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
import { ArchivePulseDocument, type ArchivePulseQuery } from './archive-pulse.generated';
import { ask } from './graphql';
import type { PageData } from './page-data';
import { pollWhileVisible } from './poll-while-visible';
import { requestFailure } from './request-failure';
import { Session } from './session';

/** How the archive and the newest imports are at a moment. */
export type Pulse = NonNullable<ArchivePulseQuery['viewer']>;

/** At the latest after so many ms the pulse is asked again, whatever the server says: an import may begin elsewhere. */
const LOOKOUT_MS = 15_000;
const FIRST_LOOKOUT_MS = 5_000;
/** In the demo the history of a new listener is imported by itself, within seconds. */
const DEMO_LOOKOUT_MS = 1_000;

/** What is live about the listener's archive: one operation for whatever page is open, asked as often as the server says. */
@Injectable({ providedIn: 'root' })
export class ArchivePulse {
  private readonly apollo = inject(Apollo);
  private readonly session = inject(Session);
  private readonly watchers = signal(0);
  private readonly isWatched = computed(() => this.watchers() > 0 && Boolean(this.session.listener()));
  private readonly newest = linkedSignal<boolean, Pulse | undefined>({
    source: this.isWatched,
    computation: () => undefined, // what was so when somebody looked the last time tells nothing
  });

  /** The newest pulse; undefined before the first, and while no page watches. */
  readonly value = this.newest.asReadonly();

  constructor() {
    const delayMs = () => (this.isWatched() ? paceOf(this.newest(), this.session.demo()) : null);
    pollWhileVisible(delayMs, () => this.lookAgain());
  }

  /** Asks now instead of when it is time. */
  lookAgain(): Observable<ArchivePulseQuery> {
    return ask(this.apollo, { query: ArchivePulseDocument, variables: {} }).pipe(
      tap({
        next: ({ viewer }) => (viewer ? this.newest.set(viewer) : this.session.ended()),
        error: (error: unknown) => requestFailure(error).kind === 'signed-out' && this.session.ended(),
      }),
    );
  }

  /** Is asked until the caller is destroyed. Call it in an injection context. */
  watch(): void {
    this.watchers.update((count) => count + 1);
    inject(DestroyRef).onDestroy(() => this.watchers.update((count) => count - 1));
  }
}

/** The pulse, asked as long as the caller lives and somebody looks. Call it in an injection context. */
export function archivePulse(): Pick<ArchivePulse, 'value' | 'lookAgain'> {
  const pulse = inject(ArchivePulse);
  pulse.watch();
  return pulse;
}

/** Asks a page's query again whenever a pulse tells of something newer than its answer. Call it in an injection context. */
export function followPulse<T>(
  pulse: Signal<Pulse | undefined>,
  data: PageData<T>,
  isNews: (pulse: Pulse, answer: T) => boolean,
): void {
  effect(() => {
    const now = pulse();
    if (now) untracked(() => follow(now));
  });
  const follow = (now: Pulse): void => {
    const answer = data.value();
    if (answer && !data.loading() && isNews(now, answer)) data.reload();
  };
}

/** Whether the newest imports are others, or in other states, than those that a page knows. */
export function areOtherImports({ imports }: Pulse, known: readonly { id: string; state: string }[]): boolean {
  return imports.edges.some(({ node }, place) => node.id !== known[place]?.id || node.state !== known[place]?.state);
}

/** Milliseconds until the pulse is asked again. */
export function paceOf(pulse: Pulse | undefined, isDemo: boolean): number {
  if (!pulse) return 0;
  const { archive, imports } = pulse;
  const named = imports.edges.flatMap(({ node }) => node.progress.pollAfterMs ?? []);
  const first = isDemo ? DEMO_LOOKOUT_MS : FIRST_LOOKOUT_MS;
  return Math.min(archive.polling.pollAfterMs, ...named, imports.edges.length > 0 ? LOOKOUT_MS : first);
}
