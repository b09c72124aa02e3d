import { computed, inject, Injectable, signal } from '@angular/core';
import { catchError, concatMap, EMPTY, finalize, type Observable, Subject, tap } from 'rxjs';
import { requestFailure } from '../../core/request-failure';
import { Toasts } from '../../core/toasts';
import { ruleSentence } from './counting-effects';
import { settingsRequests, type SomeSettings } from './settings-data';
import type { SettingsFragment } from './settings.generated';
import { timeZoneName } from './time-zones';

const WEEKDAYS = { MONDAY: 'Monday', SATURDAY: 'Saturday', SUNDAY: 'Sunday' } as const;

interface Change {
  input: SomeSettings;
  /** What it is taken back to; undefined for what takes back another change. */
  before?: SomeSettings;
}

/** Changes settings one after the other, so that the last one asked for is the one that stays. */
@Injectable()
export class SettingsChanges {
  private readonly toasts = inject(Toasts);
  private readonly requests = settingsRequests();
  private readonly queue = new Subject<Change>();
  private readonly unanswered = signal<readonly Change[]>([]);
  private readonly refused = signal<string | undefined>(undefined);

  /** The time zone that the server does not know, until another one is tried. */
  readonly refusedZone = this.refused.asReadonly();
  /** The settings that are asked for and not answered yet: they show already. */
  readonly pending = computed(() =>
    this.unanswered().reduce<SomeSettings>((all, { input }) => ({ ...all, ...input }), {}),
  );
  /** Tells the settings as the server has kept them. */
  readonly kept = new Subject<SettingsFragment>();
  /** Tells that the session has ended meanwhile. */
  readonly signedOut = new Subject<void>();

  constructor() {
    // Not bound to the page: what was asked for is done although the page is left.
    this.queue.pipe(concatMap((change) => this.send(change))).subscribe();
  }

  /** Sets `input`, which was `before`; says so, and offers the way back. */
  make(input: SomeSettings, before: SomeSettings): void {
    this.refused.set(undefined);
    this.add({ input, before });
  }

  private add(change: Change): void {
    this.unanswered.update((changes) => [...changes, change]);
    this.queue.next(change);
  }

  private send(change: Change): Observable<unknown> {
    return this.requests.change(change.input).pipe(
      tap((settings) => {
        this.kept.next(settings);
        this.succeeded(change);
      }),
      catchError((error: unknown) => {
        this.failed(change.input, error);
        return EMPTY;
      }),
      finalize(() => this.unanswered.update((changes) => changes.filter((one) => one !== change))),
    );
  }

  private succeeded({ input, before }: Change): void {
    const undo = before && { action: { name: 'Undo', run: () => this.add({ input: before }) } };
    this.toasts.good(sentenceOf(input), undo);
  }

  private failed({ timeZone }: SomeSettings, error: unknown): void {
    const { code, kind, message } = requestFailure(error);
    if (timeZone && code === 'BAD_USER_INPUT') return this.refused.set(timeZone);
    this.toasts.bad(`Nothing has changed. ${message}`);
    if (kind === 'signed-out') this.signedOut.next();
  }
}

function sentenceOf({ timeZone, weekStart, countingRule }: SomeSettings): string {
  if (timeZone) return `Your days now begin at midnight in ${timeZoneName(timeZone)}.`;
  if (weekStart) return `Your weeks now begin on ${WEEKDAYS[weekStart]}.`;
  return countingRule ? ruleSentence(countingRule) : '';
}
