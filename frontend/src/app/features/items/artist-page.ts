import { Component, computed, input } from '@angular/core';
import { RankedList } from '../../ui/ranked-list';
import { SkeletonRows } from '../../ui/skeleton-rows';
import { GenreList } from './genre-list';
import { ItemClock } from './item-clock';
import { ItemFacts } from './item-facts';
import { ItemFrame } from './item-frame';
import { ItemHero } from './item-hero';
import { itemPage } from './item-page';
import { ItemPlays } from './item-plays';
import { ItemTimeline } from './item-timeline';
import { historyOf } from './item-words';
import { ArtistPageDocument } from './items.generated';
import { albumsWithin, tracksWithin } from './items-within';

/** What the listener's archive tells about one artist. */
@Component({
  selector: 'app-artist-page',
  imports: [GenreList, ItemClock, ItemFacts, ItemFrame, ItemHero, ItemPlays, ItemTimeline, RankedList, SkeletonRows],
  templateUrl: './artist-page.html',
})
export class ArtistPage {
  /** Bound from the path. */
  readonly id = input.required<string>();
  /** Bound from `?period=`. */
  readonly period = input<string>();

  protected readonly page = itemPage({
    kind: 'artist',
    query: ArtistPageDocument,
    itemOf: (viewer) => viewer.artist,
    id: this.id,
    period: this.period,
  });
  protected readonly artist = this.page.item;
  protected readonly tracks = computed(() => {
    const artist = this.artist();
    return artist && tracksWithin(artist.stats.topTracks.edges, artist.id);
  });
  protected readonly albums = computed(() => {
    const artist = this.artist();
    return artist && albumsWithin(artist.stats.topAlbums.edges);
  });
  protected readonly plays = computed(() => historyOf('artist', this.id(), this.page.selected.shown()));
}
