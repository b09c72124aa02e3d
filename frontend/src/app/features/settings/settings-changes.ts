import { inject, Injectable, signal } from '@angular/core';
import { catchError, concatMap, EMPTY, type Observable, Subject, tap } from 'rxjs';
import { requestFailure } from '../../core/request-failure';
import { Toasts } from '../../core/toasts';
import { ruleSentence } from './counting-effects';
import { settingsRequests, type SomeSettings } from './settings-data';
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
  private readonly refused = signal<string | undefined>(undefined);

  /** The time zone that the server does not know, until another one is tried. */
  readonly refusedZone = this.refused.asReadonly();
  /** Tells that the session has ended meanwhile. */
  readonly signedOut = new Subject<void>();

  constructor() {
    // Not bound to the page: what was asked for is done although the page is left.
    this.queue.pipe(concatMap((change) => this.send(change))).subscribe();
  }

  /** Sets `input`, which was `before`; says so, and offers the way back. */
  make(input: SomeSettings, before: SomeSettings): void {
    this.refused.set(undefined);
    this.queue.next({ input, before });
  }

  private send({ input, before }: Change): Observable<unknown> {
    return this.requests.change(input).pipe(
      tap(() => this.succeeded(input, before)),
      catchError((error: unknown) => {
        this.failed(input, error);
        return EMPTY;
      }),
    );
  }

  private succeeded(input: SomeSettings, before: SomeSettings | undefined): void {
    const undo = before && { action: { name: 'Undo', run: () => this.queue.next({ input: before }) } };
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
