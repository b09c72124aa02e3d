import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Cover } from './cover';
import { formatDistance, formatMoment } from './format';
import { ItemNames, type NamedLink } from './item-names';
import { LOCALE } from './locale';

/** One play as a list shows it. */
export interface PlayItem {
  id: string;
  /** End of the play, ISO 8601 UTC. */
  playedAt: string;
  name: string;
  /** Second line, such as the artists. */
  detail: string;
  /** The names of the second line as links; they take the place of its text. */
  credits?: readonly NamedLink[];
  imageUrl: string | null;
  /** Commands of the router link to the track's page. */
  link: readonly string[];
  /** False for plays that are too short to count. */
  counted: boolean;
}

/** A play in a list: cover, names, when. 3.75 rem high. */
@Component({
  selector: 'app-play-row',
  imports: [Cover, ItemNames, RouterLink],
  host: { class: 'grid h-15 grid-cols-[2.5rem_minmax(0,1fr)_auto] items-center gap-3 rounded-xl px-2' },
  templateUrl: './play-row.html',
})
export class PlayRow {
  private readonly locale = inject(LOCALE);

  readonly play = input.required<PlayItem>();
  /** The current time, for "3 min. ago". */
  readonly now = input.required<Date>();
  /** The listener's time zone. */
  readonly timeZone = input.required<string>();

  protected readonly moment = computed(() => formatMoment(this.play().playedAt, this.locale, this.timeZone()));
  protected readonly when = computed(() => formatDistance(this.play().playedAt, this.now(), this.locale));
}
