import { Component, computed, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { EmptyState } from '../../ui/empty-state';
import type { ActiveFilter } from './active-filters';

/** Stands where plays would be: what was looked for, and the next step. */
@Component({
  selector: 'app-no-plays',
  imports: [EmptyState, RouterLink],
  host: { class: 'block' },
  template: `
    @if (filters().length === 0) {
      <app-empty-state headline="Nothing here yet">
        Your plays arrive by themselves from now on.
        <a routerLink="/imports" class="link font-semibold">Bring in your history</a> for all the years before.
      </app-empty-state>
    } @else {
      <app-empty-state headline="No plays found">
        <p dir="auto">Nothing in your archive is {{ looked() }}.</p>
        <button type="button" class="button button-quiet mt-4" (click)="cleared.emit(parameters())">
          Show every play
        </button>
      </app-empty-state>
    }
  `,
})
export class NoPlays {
  readonly filters = input.required<readonly ActiveFilter[]>();
  /** The parameters of the address that narrow too much. */
  readonly cleared = output<readonly string[]>();
  protected readonly parameters = computed(() => this.filters().map((filter) => filter.parameter));
  protected readonly looked = computed(() => this.filters().map(words).join(', '));
}

function words({ kind, name }: ActiveFilter): string {
  if (kind === 'search') return `named like ${name}`;
  return kind === 'in' || kind === 'up to' ? `${kind} ${name}` : `of this ${kind}: ${name}`;
}
