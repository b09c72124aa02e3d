import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Cover } from '../../ui/cover';
import { type Figure, Figures } from '../../ui/figures';
import { formatCount, formatPlays } from '../../ui/format';
import { LOCALE } from '../../ui/locale';
import { discoverySummary, isAllNew } from './discovery-words';
import type { HabitDiscoveryFragment } from './habits.generated';

const ROOM_FOR_ARTISTS = 6;

/** What was played for the first time. */
@Component({
  selector: 'app-discovery-panel',
  imports: [Cover, Figures, RouterLink],
  host: { class: 'block' },
  template: `
    <section class="card" aria-labelledby="discovery-title">
      <div class="grid items-start gap-x-10 gap-y-5 lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
        <div>
          <h2 id="discovery-title" class="text-xl">New to you</h2>
          <p class="mt-1 max-w-prose text-sm text-ink-soft">{{ summary() }}</p>
        </div>
        <app-figures [figures]="figures()" />
      </div>
      @if (artists().length > 0) {
        <h3 class="mt-6 text-lg">New artists you played most</h3>
        <ul class="mt-4 grid grid-cols-2 gap-x-4 gap-y-6 sm:grid-cols-3 lg:grid-cols-6">
          @for (artist of artists(); track artist.id) {
            <li class="flex min-w-0 flex-col items-center text-center">
              <app-cover class="w-24 rounded-full" [url]="artist.imageUrl" [name]="artist.name" />
              <a
                class="mt-2.5 line-clamp-2 min-h-6 max-w-full font-semibold break-words hover:underline"
                dir="auto"
                [routerLink]="['/artist', artist.id]"
                [title]="artist.name"
                >{{ artist.name }}</a
              >
              <p class="text-sm text-ink-soft tabular-nums">{{ artist.plays }}</p>
            </li>
          }
        </ul>
      }
    </section>
  `,
})
export class DiscoveryPanel {
  private readonly locale = inject(LOCALE);

  readonly discovery = input.required<HabitDiscoveryFragment>();
  /** Counted plays of the period. */
  readonly plays = input.required<number>();

  protected readonly summary = computed(() => discoverySummary(this.discovery(), this.plays(), this.locale));
  protected readonly figures = computed<Figure[]>(() => {
    const { artists, albums, tracks } = this.discovery();
    return [this.figure(artists, 'artist'), this.figure(albums, 'album'), this.figure(tracks, 'track')];
  });
  protected readonly artists = computed(() => {
    if (isAllNew(this.discovery(), this.plays())) return [];
    const edges = this.discovery().topArtists.edges.slice(0, ROOM_FOR_ARTISTS);
    return edges.map(({ node, plays }) => ({ ...node, plays: formatPlays(plays, this.locale) }));
  });

  private figure(count: number, thing: string): Figure {
    return { name: `new ${thing}${count === 1 ? '' : 's'}`, value: formatCount(count, this.locale) };
  }
}
