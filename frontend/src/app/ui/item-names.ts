import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';

/** A name that may lead to a page of its own. */
export interface NamedLink {
  name: string;
  /** Commands of a router link; null where there is no page. */
  link: readonly string[] | null;
  /** Whether it is of another kind than the name before, such as the album after the artists. */
  apart?: boolean;
}

/** Artists with the ways to their pages. */
export function artistLinks(artists: readonly { id: string; name: string }[]): NamedLink[] {
  return artists.map(({ id, name }) => ({ name, link: ['/artist', id] }));
}

/** Names after each other, each a link to its page: the artists of a track. */
@Component({
  selector: 'app-item-names',
  imports: [RouterLink],
  host: { class: 'block truncate text-left leading-6.5', dir: 'auto', '[title]': 'all()' },
  template: `
    @for (one of names(); track $index; let last = $last) {
      @if (one.link; as link) {
        <a [routerLink]="link" class="py-0.75 hover:text-ink hover:underline focus-visible:-outline-offset-2">{{
          one.name
        }}</a>
      } @else {
        <span>{{ one.name }}</span>
      }
      @if (!last) {
        <span>{{ names()[$index + 1]?.apart ? ' · ' : ', ' }}</span>
      }
    }
  `,
})
export class ItemNames {
  readonly names = input.required<readonly NamedLink[]>();
  protected readonly all = computed(() =>
    this.names()
      .map((one) => one.name)
      .join(', '),
  );
}
