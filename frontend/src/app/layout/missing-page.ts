import { Component, computed, inject, input } from '@angular/core';
import { Connection } from '../core/connection';
import { Icon } from '../ui/icon';

/** Stands in for a page whose code did not come: why that may be, and the way to it. */
@Component({
  selector: 'app-missing-page',
  imports: [Icon],
  host: { class: 'block' },
  template: `
    <section class="card mx-auto flex max-w-xl flex-col items-center gap-3 py-12 text-center" role="alert">
      <app-icon [name]="online() ? 'refresh' : 'offline'" class="text-4xl text-accent" />
      <h1 class="text-2xl">{{ words().title }}</h1>
      <p class="text-ink-soft">{{ words().text }}</p>
      <!-- A whole load, because browsers keep in mind which script did not come. -->
      <a class="button button-strong mt-2" [href]="url()"><app-icon name="refresh" /> Open it again</a>
    </section>
  `,
})
export class MissingPage {
  /** The address of the page. */
  readonly url = input.required<string>();
  protected readonly online = inject(Connection).online;
  protected readonly words = computed(() =>
    this.online()
      ? {
          title: 'This page did not load',
          text: 'Audiospective may have been updated since you opened it. Opening the page again brings the new version.',
        }
      : { title: 'You are offline', text: 'This page has not been kept on this device. Open it once you are back.' },
  );
}
