import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Cover } from './cover';
import { artistLinks, ItemNames } from './item-names';
import { formatMoment } from './format';
import { LOCALE } from './locale';
import { type PlaySourceName, SourceMarks } from './source-marks';
import { Streamed } from './streamed';

/** What a play tells of itself. */
export interface ShownPlay {
  id: string;
  /** End of the play, ISO 8601 UTC. */
  playedAt: string;
  /** Milliseconds really streamed; null when no source tells. */
  msPlayed: number | null;
  /** False for plays that are too short to count. */
  counted: boolean;
  sources: readonly PlaySourceName[];
  track: {
    id: string;
    name: string;
    durationMs: number | null;
    artists: readonly { id: string; name: string }[];
    album: { id: string; name: string; imageUrl: string | null } | null;
  };
}

/** One play in full: what, when, how long, and where it is known from. Its height is always the same. */
@Component({
  selector: 'app-play-record',
  imports: [Cover, ItemNames, RouterLink, SourceMarks, Streamed],
  host: {
    class:
      'grid h-17 grid-cols-[2.75rem_minmax(0,1fr)_auto] items-center gap-x-3 rounded-xl px-2 sm:grid-cols-[2.75rem_minmax(0,1fr)_9rem_5.5rem_5.5rem]',
  },
  templateUrl: './play-record.html',
})
export class PlayRecord {
  private readonly locale = inject(LOCALE);

  readonly play = input.required<ShownPlay>();
  /** The moment as this list writes it, such as the time of day below a heading with the day. */
  readonly when = input.required<string>();
  /** The listener's time zone. */
  readonly timeZone = input.required<string>();

  /** The artists and then the album. */
  protected readonly credits = computed(() => {
    const { artists, album } = this.play().track;
    const links = artistLinks(artists);
    return album ? [...links, { name: album.name, link: ['/album', album.id], apart: true }] : links;
  });
  protected readonly moment = computed(() => formatMoment(this.play().playedAt, this.locale, this.timeZone()));
}
