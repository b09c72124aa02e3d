import { Component, inject } from '@angular/core';
import { Router } from '@angular/router';
import { requestFailure } from '../core/request-failure';
import { Session } from '../core/session';
import { Toasts } from '../core/toasts';
import { Icon } from '../ui/icon';

/** Who is signed in, and the way out. */
@Component({
  selector: 'app-account-menu',
  imports: [Icon],
  host: { class: 'flex items-center gap-2 empty:hidden' },
  template: `
    @if (session.listener(); as listener) {
      <span class="max-w-40 truncate text-sm text-ink-soft max-md:hidden" dir="auto" [title]="listener.displayName">{{
        listener.displayName
      }}</span>
      <button
        type="button"
        class="button button-quiet min-h-11 px-3 text-sm"
        [title]="'Signed in as ' + listener.displayName"
        (click)="signOut()"
      >
        <app-icon name="leave" /> <span class="max-sm:visually-hidden">Sign out</span>
      </button>
    }
  `,
})
export class AccountMenu {
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  protected readonly session = inject(Session);

  protected async signOut(): Promise<void> {
    try {
      await this.session.signOut();
    } catch (error) {
      this.toasts.bad(`You are still signed in. ${requestFailure(error).message}`);
      return;
    }
    await this.router.navigateByUrl('/');
  }
}
