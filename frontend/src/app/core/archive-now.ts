import { effect, inject, signal, type Signal, untracked } from '@angular/core';
import { Apollo } from 'apollo-angular';
import { map, type Observable } from 'rxjs';
import { ArchiveNowDocument, type ArchiveNowMutation } from './archive-now.generated';
import type { PollingNowFragment } from './archive-pulse.generated';
import { Clock } from './clock';
import { requestFailure } from './request-failure';

/** What is to be told of a poll: what the wish for it led to, or what it brought. */
export interface PollOutcome {
  /** A sentence; empty when there is nothing to tell. */
  message: string;
  /** After how many milliseconds asking again makes sense; null where that is not known. */
  retryAfterMs: number | null;
  /** The next step is to sign in at Spotify again. */
  signInNeeded: boolean;
}

/** What is told of polls. */
export type Polls = Pick<PollingNowFragment, 'running' | 'lastPolledAt' | 'lastNewPlays'>;

/** "Archive now": the wish for a poll, and what comes of it. */
export interface ArchiveNow {
  /** True from the wish until the server has taken it. */
  asking: Signal<boolean>;
  outcome: Signal<PollOutcome | undefined>;
  ask(): void;
}

/**
 * Lets the listener have Spotify asked now. `lookAgain` asks how the archive is; polls that nobody wished for are told
 * when they end, too. Call it in an injection context.
 */
export function archiveNow(polls: () => Polls | undefined, lookAgain: () => Observable<unknown>): ArchiveNow {
  const [apollo, clock] = [inject(Apollo), inject(Clock)];
  const asking = signal(false);
  const outcome = signal<PollOutcome | undefined>(undefined);
  const asked = (led: PollOutcome): void => {
    outcome.set(led);
    asking.set(false);
  };

  let before: Polls | undefined;
  effect(() => {
    const current = polls();
    if (!current) return;
    const message = before && endOfPoll(before, current);
    if (message !== undefined) untracked(() => outcome.set(told(message)));
    before = current;
  });

  const ask = (): void => {
    asking.set(true);
    apollo
      .mutate({ mutation: ArchiveNowDocument })
      .pipe(map(({ data }) => outcomeOf(data, clock.now())))
      .subscribe({
        next: (led) => {
          lookAgain().subscribe({ error: () => undefined });
          asked(led);
        },
        error: (error: unknown) => asked(told(requestFailure(error).message)),
      });
  };
  return { asking: asking.asReadonly(), outcome: outcome.asReadonly(), ask };
}

/** What the poll that has ended between two looks brought; empty for one that failed, undefined when none has ended. */
export function endOfPoll(before: Polls, current: Polls): string | undefined {
  if (current.running) return undefined;
  if (current.lastPolledAt === before.lastPolledAt) return before.running ? '' : undefined;
  const newPlays = current.lastNewPlays;
  if (!newPlays) return 'Checked: nothing new since last time.';
  return newPlays === 1 ? 'Checked: 1 new play.' : `Checked: ${newPlays} new plays.`;
}

function outcomeOf(data: ArchiveNowMutation | null | undefined, now: Date): PollOutcome {
  const answer = data?.archiveNow;
  if (!answer) throw new Error('The server sent no answer.');
  if (answer.__typename === 'Archive') return told('Spotify will be asked in a moment.');
  if (answer.__typename === 'ReconnectNeeded') return { ...told(answer.message), signInNeeded: true };
  return { ...told(answer.message), retryAfterMs: Date.parse(answer.retryAt) - now.getTime() };
}

function told(message: string): PollOutcome {
  return { message, retryAfterMs: null, signInNeeded: false };
}
