import { Component, input } from '@angular/core';
import { type PlayItem, PlayRow } from './play-row';

export type { PlayItem } from './play-row';

/** Plays, newest first. Rows are equally high, so new ones push nothing but the last row out. */
@Component({
  selector: 'app-play-list',
  imports: [PlayRow],
  host: { class: 'block' },
  template: `
    <ol class="flex flex-col">
      @for (play of plays(); track play.id) {
        <li class="rounded-xl" [class.animate-arrive]="fresh().has(play.id)">
          <app-play-row [play]="play" [now]="now()" [timeZone]="timeZone()" />
        </li>
      }
    </ol>
  `,
})
export class PlayList {
  readonly plays = input.required<readonly PlayItem[]>();
  /** The current time, for "3 min. ago". */
  readonly now = input.required<Date>();
  /** The listener's time zone. */
  readonly timeZone = input.required<string>();
  /** Ids of the plays that have come while the page was open: they glow for a moment. */
  readonly fresh = input<ReadonlySet<string>>(new Set());
}
