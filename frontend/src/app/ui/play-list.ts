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
  link: readonly string[] | null;
  /** False for plays that are too short to count. */
  counted: boolean;
}

/** Plays, newest first. Rows are equally high, so new ones push nothing but the last row out. */
@Component({
  selector: 'app-play-list',
  imports: [Cover, ItemNames, RouterLink],
  host: { class: 'block' },
  template: `
    <ol class="flex flex-col">
      @for (row of rows(); track row.id) {
        <li
          class="grid h-15 grid-cols-[2.5rem_minmax(0,1fr)_auto] items-center gap-3 rounded-xl px-2"
          [class.animate-arrive]="row.fresh"
        >
          <app-cover class="w-10" [url]="row.imageUrl" [name]="row.name" />
          <div class="min-w-0">
            <p class="truncate font-semibold" dir="auto" [title]="row.name">
              @if (row.link; as link) {
                <a [routerLink]="link" class="hover:underline">{{ row.name }}</a>
              } @else {
                {{ row.name }}
              }
            </p>
            @if (row.credits; as credits) {
              <app-item-names class="text-sm text-ink-soft" [names]="credits" />
            } @else {
              <p class="truncate text-sm text-ink-soft" dir="auto">{{ row.detail }}</p>
            }
          </div>
          <p class="text-right text-sm text-ink-soft">
            <time [attr.datetime]="row.playedAt" [title]="row.moment">{{ row.distance }}</time>
            @if (!row.counted) {
              <span class="block text-xs" title="Too short to count: kept, but not in the figures">not counted</span>
            }
          </p>
        </li>
      }
    </ol>
  `,
})
export class PlayList {
  private readonly locale = inject(LOCALE);

  readonly plays = input.required<readonly PlayItem[]>();
  /** The current time, for "3 min. ago". */
  readonly now = input.required<Date>();
  /** The listener's time zone. */
  readonly timeZone = input.required<string>();
  /** Ids of the plays that have come while the page was open: they glow for a moment. */
  readonly fresh = input<ReadonlySet<string>>(new Set());

  protected readonly rows = computed(() =>
    this.plays().map((play) => ({
      ...play,
      fresh: this.fresh().has(play.id),
      distance: formatDistance(play.playedAt, this.now(), this.locale),
      moment: formatMoment(play.playedAt, this.locale, this.timeZone()),
    })),
  );
}
