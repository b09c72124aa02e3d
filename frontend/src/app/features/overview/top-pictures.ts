import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Cover } from '../../ui/cover';
import type { PictureItem } from './overview-items';

const COUNT = 6;

/** A row of large pictures with their names: the artists or the albums with most plays. */
@Component({
  selector: 'app-top-pictures',
  imports: [Cover, RouterLink],
  host: { class: 'block' },
  template: `
    <ol class="grid grid-cols-3 gap-x-4 gap-y-5 @2xl:grid-cols-6 @2xl:gap-x-5">
      @for (item of items(); track item.id) {
        <li class="relative min-w-0">
          <app-cover class="w-full" [class.rounded-full]="round()" [url]="item.imageUrl" [name]="item.name" />
          <p class="mt-2 leading-6 font-semibold @max-2xl:min-h-12" [class.text-center]="round()" dir="auto">
            <a
              class="line-clamp-2 @2xl:line-clamp-1 after:absolute after:inset-0 hover:underline"
              [routerLink]="item.link"
              [title]="item.name"
              >{{ item.name }}</a
            >
          </p>
          <p class="truncate text-sm text-ink-soft" [class.text-center]="round()" dir="auto">{{ item.detail }}</p>
        </li>
      } @empty {
        @for (place of places; track place) {
          <li aria-hidden="true">
            <div class="bone aspect-square w-full" [class.rounded-full]="round()"></div>
            <div class="mt-2 h-12 py-1 @2xl:h-6"><div class="bone h-full" [class.mx-auto]="round()"></div></div>
            <div class="h-5"></div>
          </li>
        }
      }
    </ol>
  `,
})
export class TopPictures {
  /** Six of them; stand-ins of the same size where none are known yet. */
  readonly items = input.required<readonly PictureItem[]>();
  /** Artists have round pictures. */
  readonly round = input(false);
  protected readonly places = Array.from({ length: COUNT }, (_, index) => index);
}
