import { Component } from '@angular/core';
import { type Figure, Figures } from '../../ui/figures';
import { type RankedItem, RankedList } from '../../ui/ranked-list';

const TRACKS: RankedItem[] = [
  ['Paper Lanterns', 'Tidal Arcade', 214, 51_360_000],
  ['Slow Weather', 'The Velvet Cartographers', 187, 42_075_000],
  ['Night Bus Home', 'Neon Orchard', 142, 29_820_000],
  ['Marzipan', 'Hotel Meridian', 96, 17_280_000],
].map(([name, detail, plays, msPlayed], index) => ({
  id: String(index),
  rank: index + 1,
  name: String(name),
  detail: String(detail),
  plays: Number(plays),
  msPlayed: Number(msPlayed),
  imageUrl: null,
  link: null,
}));

/** What the overview looks like, made of its own pieces and invented plays. */
@Component({
  selector: 'app-product-picture',
  imports: [Figures, RankedList],
  host: { class: 'block' },
  template: `
    <figure
      class="rounded-card bg-surface p-4 text-ink shadow-2xl sm:p-6 lg:rotate-1"
      role="img"
      aria-label="The overview of a year: 1,204 hours listened, 18,377 plays, and the most played tracks."
    >
      <div aria-hidden="true">
        <p class="font-display text-3xl font-semibold">1,204 <span class="text-xl">hours in one year</span></p>
        <app-figures class="mt-4 text-ink-soft" [figures]="figures" />
        <app-ranked-list class="mt-4 -mb-2" [items]="tracks" />
      </div>
    </figure>
  `,
})
export class ProductPicture {
  protected readonly tracks = TRACKS;
  protected readonly figures: Figure[] = [
    { name: 'plays', value: '18,377' },
    { name: 'tracks', value: '4,120' },
    { name: 'artists', value: '1,386' },
  ];
}
