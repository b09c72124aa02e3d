import { Component, computed, input, output } from '@angular/core';
import { FailureState, type ShownFailure } from './failure-state';
import { Notice } from './notice';

/**
 * What every page of a listener has in common: its heading, tools beside it (content marked `tools`), what went wrong,
 * and the content below. Content that is known stays when asking again fails; without it the failure takes its place.
 */
@Component({
  selector: 'app-page-frame',
  imports: [FailureState, Notice],
  host: { class: 'block' },
  template: `
    @if (heading()) {
      <header class="mb-6 flex flex-wrap items-end justify-between gap-4">
        <div class="min-w-0">
          <h1 class="text-3xl sm:text-4xl" dir="auto">
            @if (pageName(); as name) {
              <span class="visually-hidden">{{ name }}: </span>
            }
            {{ heading() }}
          </h1>
          <p class="mt-1 min-h-6 text-ink-soft">{{ subline() }}</p>
        </div>
        @if (!signedOut()) {
          <ng-content select="[tools]" />
        }
      </header>
    }

    @for (sentence of corrections(); track sentence) {
      <app-notice tone="warn" class="mb-6" headline="This address was not quite right">{{ sentence }}</app-notice>
    }
    @if (failure(); as reason) {
      @if (blocked()) {
        <app-failure-state [failure]="reason" [signInUrl]="signInUrl()" (retry)="retry.emit()" />
      } @else {
        <app-notice tone="warn" class="mb-6" headline="This may be out of date">
          {{ reason.message }}
          <button type="button" class="link min-h-6 font-semibold" (click)="retry.emit()">Try again</button>
        </app-notice>
      }
    }
    <div [class.hidden]="blocked()" [attr.aria-busy]="loading()">
      <ng-content />
    </div>
  `,
})
export class PageFrame {
  /** What the page is about, such as the name of the period; empty where the content has a heading of its own. */
  readonly heading = input.required<string>();
  /** Said before the heading where it does not name the page itself; `Overview`. */
  readonly pageName = input('');
  /** A line under the heading; its room is kept while it is empty. */
  readonly subline = input('');
  /** What in the address made no sense, and what is shown instead: a sentence each. */
  readonly corrections = input<readonly string[]>([]);
  readonly failure = input<ShownFailure | undefined>();
  /** Whether there is something to show from an answer. */
  readonly known = input.required<boolean>();
  /** True while the first answer is under way: what is shown stands in for it. */
  readonly loading = computed(() => !this.known() && this.failure() === undefined);
  readonly signInUrl = input.required<string>();
  readonly retry = output();

  /** Then there is nothing that tools could change; after another failure they may be the way out. */
  protected readonly signedOut = computed(() => this.failure()?.kind === 'signed-out');
  protected readonly blocked = computed(() => this.signedOut() || (this.failure() !== undefined && !this.known()));
}
