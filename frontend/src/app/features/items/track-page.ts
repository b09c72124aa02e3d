import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { ItemNames } from '../../ui/item-names';
import { artistLinks } from '../../ui/item-names';
import { GenreList } from './genre-list';
import { ItemClock } from './item-clock';
import { ItemFacts } from './item-facts';
import { ItemFrame } from './item-frame';
import { ItemHero } from './item-hero';
import { itemPage } from './item-page';
import { ItemTimeline } from './item-timeline';
import { LengthPipe } from './length-pipe';
import { TrackPageDocument } from './items.generated';
import { TrackPlays } from './track-plays';
import { genresOf, historyOf, yearOf } from './item-words';

/** What the listener's archive tells about one track. */
@Component({
  selector: 'app-track-page',
  imports: [
    GenreList,
    ItemClock,
    ItemFacts,
    ItemFrame,
    ItemHero,
    ItemNames,
    ItemTimeline,
    LengthPipe,
    RouterLink,
    TrackPlays,
  ],
  templateUrl: './track-page.html',
})
export class TrackPage {
  /** Bound from the path. */
  readonly id = input.required<string>();
  /** Bound from `?period=`. */
  readonly period = input<string>();

  protected readonly page = itemPage({
    kind: 'track',
    query: TrackPageDocument,
    itemOf: (viewer) => viewer.track,
    id: this.id,
    period: this.period,
  });
  protected readonly track = this.page.item;
  protected readonly headline = computed(() => {
    const track = this.track();
    return track && { name: track.name, spotifyUrl: track.spotifyUrl, imageUrl: track.album?.imageUrl ?? null };
  });
  protected readonly artists = computed(() => artistLinks(this.track()?.artists ?? []));
  protected readonly genres = computed(() => genresOf(this.track()?.artists ?? []));
  protected readonly year = computed(() => yearOf(this.track()?.album?.releaseDate));
  protected readonly plays = computed(() => historyOf('track', this.id(), this.page.selected.shown()));
}
