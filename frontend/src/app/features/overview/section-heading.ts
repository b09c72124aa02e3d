import { Component, input } from '@angular/core';
import { type Params, RouterLink } from '@angular/router';

/** The heading of a part of the overview, and the way to all of what it shows the first of. */
@Component({
  selector: 'app-section-heading',
  imports: [RouterLink],
  host: { class: 'mb-3 flex flex-wrap items-baseline justify-between gap-x-4' },
  template: `
    <h2 [id]="headingId()" class="text-xl">{{ heading() }}</h2>
    @if (link(); as path) {
      <a class="link inline-flex min-h-6 items-center text-sm" [routerLink]="path" [queryParams]="params()">{{
        more()
      }}</a>
    }
  `,
})
export class SectionHeading {
  readonly heading = input.required<string>();
  /** Names the section that the heading is of. */
  readonly headingId = input.required<string>();
  /** Where all of it is. */
  readonly link = input<string>();
  readonly params = input<Params>({});
  /** The text of the link: `All top tracks`. */
  readonly more = input('');
}
