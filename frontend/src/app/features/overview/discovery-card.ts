import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Cover } from '../../ui/cover';
import { formatCount } from '../../ui/format';
import { LOCALE } from '../../ui/locale';
import { discoveries, type OverviewStats } from './overview-items';

/** What was heard for the first time ever: how much, and the tracks of it with most plays. */
@Component({
  selector: 'app-discovery-card',
  imports: [Cover, RouterLink],
  host: { class: 'block' },
  template: `
    <section class="card @container h-full" aria-labelledby="discovery-title">
      <div class="flex flex-col gap-x-10 gap-y-5 @3xl:flex-row">
        <div class="shrink-0 @3xl:w-64">
          <h2 id="discovery-title" class="mb-3 text-xl">Heard for the first time</h2>
          <dl class="grid grid-cols-[repeat(auto-fit,minmax(6rem,1fr))] gap-x-5">
            @for (figure of figures(); track figure.name) {
              <div class="flex flex-col-reverse justify-end">
                <dt class="text-sm text-ink-soft">{{ figure.name }}</dt>
                <dd class="font-display text-3xl font-semibold tabular-nums">{{ figure.value }}</dd>
              </div>
            }
          </dl>
        </div>
        @if (tracks().length > 0) {
          <ul
            class="grid grow grid-cols-[minmax(0,1fr)] gap-x-4 gap-y-3 @xs:grid-cols-[repeat(2,minmax(0,1fr))] @3xl:grid-cols-[repeat(3,minmax(0,1fr))]"
            aria-label="New tracks with most plays"
          >
            @for (track of tracks(); track track.id) {
              <li class="relative flex min-w-0 items-center gap-3">
                <app-cover class="w-13" [url]="track.imageUrl" [name]="track.name" />
                <div class="min-w-0">
                  <p class="text-sm leading-5 font-semibold" dir="auto">
                    <a
                      class="line-clamp-2 after:absolute after:inset-0 hover:underline"
                      [routerLink]="track.link"
                      [title]="track.name"
                      >{{ track.name }}</a
                    >
                  </p>
                  <p class="truncate text-xs text-ink-soft" dir="auto">{{ track.detail }}</p>
                </div>
              </li>
            }
          </ul>
        }
      </div>
    </section>
  `,
})
export class DiscoveryCard {
  private readonly locale = inject(LOCALE);

  readonly discovery = input.required<OverviewStats['discovery']>();

  protected readonly figures = computed(() => {
    const { tracks, artists } = this.discovery();
    return [
      { name: tracks === 1 ? 'new track' : 'new tracks', value: formatCount(tracks, this.locale) },
      { name: artists === 1 ? 'new artist' : 'new artists', value: formatCount(artists, this.locale) },
    ];
  });
  protected readonly tracks = computed(() => discoveries(this.discovery()));
}
