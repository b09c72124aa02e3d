import { Component } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';

/** The pages of a signed-in listener. */
@Component({
  selector: 'app-navigation',
  imports: [RouterLink, RouterLinkActive],
  host: { class: 'block' },
  template: `
    <nav aria-label="Main">
      <ul class="flex gap-1">
        @for (page of pages; track page.path) {
          <li>
            <a
              [routerLink]="page.path"
              routerLinkActive="bg-accent-soft text-ink"
              ariaCurrentWhenActive="page"
              class="flex min-h-11 items-center rounded-full px-4 font-semibold text-ink-soft hover:text-ink"
              >{{ page.name }}</a
            >
          </li>
        }
      </ul>
    </nav>
  `,
})
export class Navigation {
  protected readonly pages = [
    { path: '/overview', name: 'Overview' },
    { path: '/top', name: 'Top' },
    { path: '/habits', name: 'Habits' },
    { path: '/history', name: 'History' },
    { path: '/archive', name: 'Archive' },
    { path: '/imports', name: 'Imports' },
    { path: '/settings', name: 'Settings' },
  ];
}
