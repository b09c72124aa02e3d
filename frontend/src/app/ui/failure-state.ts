import { Component, computed, input, output } from '@angular/core';
import { Icon, type IconName } from './icon';

/** Why there is nothing to show. */
export interface ShownFailure {
  kind: 'offline' | 'signed-out' | 'rate-limited' | 'failed';
  message: string;
  requestId: string | null;
  retryAfterSeconds: number | null;
}

const TITLES: Record<ShownFailure['kind'], { title: string; icon: IconName; hint: string }> = {
  offline: { title: 'You seem to be offline', icon: 'offline', hint: 'Nothing is lost. Try again once you are back.' },
  'signed-out': { title: 'Please sign in', icon: 'enter', hint: 'You come back to this page afterwards.' },
  'rate-limited': { title: 'That was a little fast', icon: 'warning', hint: 'Wait a moment, then try again.' },
  failed: { title: 'This did not work', icon: 'warning', hint: 'Your archive is safe. Trying again often helps.' },
};

/** Stands where a page's content would: what happened, and the next step. */
@Component({
  selector: 'app-failure-state',
  imports: [Icon],
  host: { class: 'block' },
  template: `
    <section class="card mx-auto flex max-w-xl flex-col items-center gap-3 py-12 text-center" role="alert">
      <app-icon [name]="words().icon" class="text-4xl text-accent" />
      <h2 class="text-2xl">{{ words().title }}</h2>
      <p>{{ failure().message }}</p>
      <p class="text-sm text-ink-soft">{{ hint() }}</p>
      @if (failure().kind === 'signed-out') {
        <a class="button button-strong mt-2" [href]="signInUrl()">Sign in with Spotify</a>
      } @else {
        <button type="button" class="button button-strong mt-2" (click)="retry.emit()">
          <app-icon name="refresh" /> Try again
        </button>
      }
      @if (failure().requestId; as id) {
        <p class="text-xs text-ink-soft">
          If it stays so, tell your operator this number: <code class="select-all">{{ id }}</code>
        </p>
      }
    </section>
  `,
})
export class FailureState {
  readonly failure = input.required<ShownFailure>();
  readonly signInUrl = input.required<string>();
  readonly retry = output();
  protected readonly words = computed(() => TITLES[this.failure().kind]);
  protected readonly hint = computed(() => {
    const seconds = this.failure().retryAfterSeconds;
    return seconds ? `Wait ${seconds} seconds, then try again.` : this.words().hint;
  });
}
