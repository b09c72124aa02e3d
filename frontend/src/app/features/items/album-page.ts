import { Component, computed, inject, input } from '@angular/core';
import { formatRelease } from '../../ui/format';
import { ItemNames } from '../../ui/item-names';
import { artistLinks } from '../../ui/item-names';
import { LOCALE } from '../../ui/locale';
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
import { genresOf, historyOf } from './item-words';
import { AlbumPageDocument } from './items.generated';
import { tracksWithin } from './items-within';

/** What the listener's archive tells about one album. */
@Component({
  selector: 'app-album-page',
  imports: [
    GenreList,
    ItemClock,
    ItemFacts,
    ItemFrame,
    ItemHero,
    ItemNames,
    ItemPlays,
    ItemTimeline,
    RankedList,
    SkeletonRows,
  ],
  templateUrl: './album-page.html',
})
export class AlbumPage {
  private readonly locale = inject(LOCALE);

  /** Bound from the path. */
  readonly id = input.required<string>();
  /** Bound from `?period=`. */
  readonly period = input<string>();

  protected readonly page = itemPage({
    kind: 'album',
    query: AlbumPageDocument,
    itemOf: (viewer) => viewer.album,
    id: this.id,
    period: this.period,
  });
  protected readonly album = this.page.item;
  protected readonly artists = computed(() => artistLinks(this.credited()));
  protected readonly genres = computed(() => genresOf(this.credited()));
  protected readonly released = computed(() => formatRelease(this.album()?.releaseDate ?? '', this.locale));
  protected readonly tracks = computed(() => {
    const album = this.album();
    return album && tracksWithin(album.stats.topTracks.edges, album.artist.id);
  });
  protected readonly plays = computed(() => historyOf('album', this.id(), this.page.selected.shown()));
  private readonly credited = computed(() => (this.album() ? [this.album()!.artist] : []));
}
