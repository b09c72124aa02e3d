import { Component, input } from '@angular/core';
import { type Params, RouterLink } from '@angular/router';

/** A view of a page that has its own address. */
export interface NavTab {
  name: string;
  link: readonly string[];
  queryParams?: Params;
  active: boolean;
}

/** Views of one page as links that look like tabs. */
@Component({
  selector: 'app-tabs-nav',
  imports: [RouterLink],
  host: { class: 'block' },
  template: `
    <nav [attr.aria-label]="label()">
      <ul class="flex flex-wrap border-b border-line sm:gap-x-1">
        @for (tab of tabs(); track tab.name) {
          <li class="-mb-px">
            <a
              [routerLink]="tab.link"
              [queryParams]="tab.queryParams"
              [attr.aria-current]="tab.active ? 'page' : null"
              class="flex min-h-11 items-center border-b-3 px-2 font-semibold sm:px-4"
              [class]="tab.active ? 'border-accent text-ink' : 'border-transparent text-ink-soft hover:text-ink'"
              >{{ tab.name }}</a
            >
          </li>
        }
      </ul>
    </nav>
  `,
})
export class TabsNav {
  readonly label = input.required<string>();
  readonly tabs = input.required<readonly NavTab[]>();
}
