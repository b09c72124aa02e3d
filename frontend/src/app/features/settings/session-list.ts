import { Component, computed, ElementRef, inject, input, output, signal, viewChild } from '@angular/core';
import { firstValueFrom, type Observable } from 'rxjs';
import { Clock } from '../../core/clock';
import { requestFailure } from '../../core/request-failure';
import { signOut } from '../../core/sign-out';
import { Toasts } from '../../core/toasts';
import { DistancePipe, MomentPipe } from '../../ui/format-pipes';
import type { SessionsQuery, SignInSessionsFragment } from './settings.generated';
import { settingsRequests } from './settings-data';

type SignInSession = SignInSessionsFragment['sessions'][number];

/** Where the listener is signed in, and the ways out. */
@Component({
  selector: 'app-session-list',
  imports: [DistancePipe, MomentPipe],
  host: { class: 'block' },
  templateUrl: './session-list.html',
})
export class SessionList {
  private readonly toasts = inject(Toasts);
  private readonly requests = settingsRequests();
  private readonly list = viewChild<ElementRef<HTMLElement>>('list');

  /** Undefined until they are known. */
  readonly sessions = input.required<readonly SignInSession[] | undefined>();
  readonly timeZone = input.required<string>();
  /** Changes what is known of sessions by what is so since one has ended. */
  readonly changed = output<(known: SessionsQuery) => SessionsQuery>();
  /** Tells that this session has ended meanwhile. */
  readonly signedOut = output();

  protected readonly leave = signOut();
  protected readonly now = inject(Clock).current;
  /** The session that is being ended, or `others`. */
  protected readonly ending = signal<string | undefined>(undefined);
  protected readonly others = computed(() => this.sessions()?.filter(({ current }) => !current).length ?? 0);

  protected nameOf({ client }: SignInSession): string {
    return client ?? 'An unnamed program';
  }

  protected end(session: SignInSession): Promise<void> {
    const sentence = `${this.nameOf(session)} is signed out.`;
    return this.run(session.id, this.requests.endSession(session.id), sentence);
  }

  protected endOthers(): Promise<void> {
    return this.run('others', this.requests.endOtherSessions(), 'You are signed in only here now.');
  }

  private async run(what: string, request: Observable<SignInSessionsFragment>, sentence: string): Promise<void> {
    if (this.ending() !== undefined) return;
    this.ending.set(what);
    try {
      const viewer = await firstValueFrom(request);
      this.changed.emit(() => ({ viewer }));
      this.toasts.good(sentence);
      this.list()?.nativeElement.focus();
    } catch (error) {
      const { kind, message } = requestFailure(error);
      this.toasts.bad(`Nobody was signed out. ${message}`);
      if (kind === 'signed-out') this.signedOut.emit();
    }
    this.ending.set(undefined);
  }
}
