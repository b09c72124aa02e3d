import { Component, input } from '@angular/core';

/** Genres in the hero; nothing while none is known. */
@Component({
  selector: 'app-genre-list',
  host: { class: 'block empty:hidden' },
  template: `
    @if (genres().length > 0) {
      <ul class="flex flex-wrap justify-center gap-2 sm:justify-start" aria-label="Genres">
        @for (genre of genres(); track genre) {
          <li class="max-w-full truncate rounded-full bg-sunken px-3 py-0.5 text-sm" dir="auto">{{ genre }}</li>
        }
      </ul>
    }
  `,
})
export class GenreList {
  readonly genres = input.required<readonly string[]>();
}
