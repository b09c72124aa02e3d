import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';

/**
 * Takes the place of a whole page, heading and all, whose item does not exist: what is missing, why (the content), and
 * the way on.
 */
@Component({
  selector: 'app-not-found-state',
  imports: [RouterLink],
  host: { class: 'block' },
  template: `
    <section class="mx-auto flex max-w-xl flex-col items-center gap-3 py-12 text-center sm:py-20">
      <svg viewBox="0 0 160 120" class="h-32 w-auto text-line-strong" aria-hidden="true" focusable="false">
        <g fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round">
          <circle cx="80" cy="58" r="50" stroke-dasharray="4 7" />
          <circle cx="80" cy="68" r="37" stroke-dasharray="4 6" />
          <circle cx="80" cy="78" r="24" />
        </g>
        <circle cx="80" cy="88" r="7" class="fill-gold" />
        <path d="M20 112 L140 12" class="stroke-accent" stroke-width="3" stroke-linecap="round" />
      </svg>
      <h1 class="text-3xl sm:text-4xl">{{ headline() }}</h1>
      <p class="text-ink-soft"><ng-content /></p>
      <div class="mt-3 flex flex-wrap justify-center gap-3">
        <a routerLink="/overview" class="button button-strong">Go to the overview</a>
        <a routerLink="/history" class="button button-quiet">Search your history</a>
      </div>
    </section>
  `,
})
export class NotFoundState {
  readonly headline = input.required<string>();
}
