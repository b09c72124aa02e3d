import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Cover } from '../../ui/cover';
import { formatCount } from '../../ui/format';
import { LOCALE } from '../../ui/locale';
import { type OverviewStats, trackPicture } from './overview-items';

/** What was heard for the first time ever: how much, and the tracks of it with most plays. */
@Component({
  selector: 'app-discovery-card',
  imports: [Cover, RouterLink],
  host: { class: 'block' },
  template: `
    <section class="card h-full" [class.lg:flex]="wide()" [class.lg:gap-10]="wide()" aria-labelledby="discovery-title">
      <div [class.lg:w-72]="wide()" class="shrink-0">
        <h2 id="discovery-title" class="mb-3 text-xl">Heard for the first time</h2>
        <dl class="grid grid-cols-2 gap-x-5">
          @for (figure of figures(); track figure.name) {
            <div class="flex flex-col-reverse justify-end">
              <dt class="text-sm text-ink-soft">{{ figure.name }}</dt>
              <dd class="font-display text-3xl font-semibold tabular-nums">{{ figure.value }}</dd>
            </div>
          }
        </dl>
      </div>
      @if (tracks().length > 0) {
        <ul class="mt-4 grid grow grid-cols-6 gap-2 sm:gap-3" aria-label="New tracks with most plays">
          @for (track of tracks(); track track.id) {
            <li>
              <a class="block rounded-cover" [routerLink]="track.link" [title]="track.name + ', ' + track.detail">
                <app-cover class="w-full" [url]="track.imageUrl" [name]="track.name" />
                <span class="visually-hidden">{{ track.name }}, {{ track.detail }}</span>
              </a>
            </li>
          }
        </ul>
      }
    </section>
  `,
})
export class DiscoveryCard {
  private readonly locale = inject(LOCALE);

  /** Whether it has a row for itself. */
  readonly wide = input(false);
  readonly discovery = input.required<OverviewStats['discovery']>();

  protected readonly figures = computed(() => {
    const { tracks, artists } = this.discovery();
    return [
      { name: tracks === 1 ? 'new track' : 'new tracks', value: formatCount(tracks, this.locale) },
      { name: artists === 1 ? 'new artist' : 'new artists', value: formatCount(artists, this.locale) },
    ];
  });
  protected readonly tracks = computed(() => this.discovery().topTracks.edges.map(({ node }) => trackPicture(node)));
}
