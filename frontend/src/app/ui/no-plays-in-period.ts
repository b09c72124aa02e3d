import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { EmptyState } from './empty-state';

/** Stands where figures would be when the period of the address has no plays that count; leads to all time. */
@Component({
  selector: 'app-no-plays-in-period',
  imports: [EmptyState, RouterLink],
  host: { class: 'block' },
  template: `
    <app-empty-state headline="No plays in this period">
      Nothing that counts was played then, as far as the archive knows.
      @if (!isAllTime()) {
        <a class="link" [routerLink]="[]" [queryParams]="{ period: 'all-time' }" queryParamsHandling="merge"
          >Show all time</a
        >
      }
    </app-empty-state>
  `,
})
export class NoPlaysInPeriod {
  /** Whether all time is shown already. */
  readonly isAllTime = input(false);
}
