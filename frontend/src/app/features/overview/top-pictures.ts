import { Component, computed, input } from '@angular/core';
import { type Params, RouterLink } from '@angular/router';
import { Cover } from '../../ui/cover';
import type { PictureItem } from './overview-items';
import { SectionHeading } from './section-heading';

const COUNT = 6;

/** The artists or the albums with most plays: a row of large pictures with their names. */
@Component({
  selector: 'app-top-pictures',
  imports: [Cover, RouterLink, SectionHeading],
  host: { class: 'block' },
  template: `
    <section [attr.aria-labelledby]="kind() + '-title'">
      <app-section-heading
        [heading]="'Top ' + kind()"
        [headingId]="kind() + '-title'"
        [link]="'/top/' + kind()"
        [more]="'All top ' + kind()"
        [params]="params()"
      />
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
    </section>
  `,
})
export class TopPictures {
  /** Six of them; stand-ins of the same size where none are known yet. */
  readonly items = input.required<readonly PictureItem[]>();
  readonly kind = input.required<'artists' | 'albums'>();
  /** Parameters of the link to all of them. */
  readonly params = input.required<Params>();
  /** As the pictures of artists are. */
  protected readonly round = computed(() => this.kind() === 'artists');
  protected readonly places = Array.from({ length: COUNT }, (_, index) => index);
}
