import { Component, computed, inject } from '@angular/core';
import { PageAddress } from '../../core/page-address';
import { NotFoundState } from '../../ui/not-found-state';

/** Shown for every address that no page has. */
@Component({
  selector: 'app-not-found-page',
  imports: [NotFoundState],
  template: `
    <app-not-found-state headline="There is no page here">
      The address <span class="font-semibold break-all text-ink" dir="ltr">{{ path() }}</span> may be old or mistyped.
      Your archive is where it was.
    </app-not-found-state>
  `,
})
export class NotFoundPage {
  private readonly address = inject(PageAddress);
  protected readonly path = computed(() => this.address.url().split(/[?#]/, 1)[0]);
}
