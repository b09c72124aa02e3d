import { Component, computed, inject, input, output } from '@angular/core';
import { addDays, localDay } from '@audiospective/period';
import { formatDay, formatTime } from '../../ui/format';
import { LOCALE } from '../../ui/locale';
import { PlayRecord } from '../../ui/play-record';
import { VirtualRow, VirtualRows } from '../../ui/virtual-rows';
import { historyRows, type PlayOfDay } from './history-days';

const PLAY_HEIGHT = 68;
const DAY_HEIGHT = 60;

/** The plays under the days on which they ended, however many; it asks for older ones before their end comes into view. */
@Component({
  selector: 'app-history-list',
  imports: [PlayRecord, VirtualRow, VirtualRows],
  host: { class: 'block' },
  template: `
    <app-virtual-rows
      label="Plays, newest first"
      [count]="complete() ? rows().length : null"
      [rowHeight]="height()"
      (more)="more.emit()"
    >
      <ng-container *appVirtualRow="let row of rows()">
        @if (row.play; as play) {
          <app-play-record [play]="play" [when]="time(play.playedAt)" [timeZone]="timeZone()" />
        } @else {
          <h2 class="flex h-15 items-end px-2 pb-2 text-base sm:text-xl">{{ dayName(row.day) }}</h2>
        }
      </ng-container>
    </app-virtual-rows>
  `,
})
export class HistoryList {
  private readonly locale = inject(LOCALE);

  readonly pages = input.required<readonly (readonly PlayOfDay[])[]>();
  readonly timeZone = input.required<string>();
  readonly now = input.required<Date>();
  /** Whether no more plays come. */
  readonly complete = input.required<boolean>();
  readonly more = output();

  protected readonly rows = computed(() => historyRows(this.pages()));
  protected readonly height = computed(() => {
    const rows = this.rows();
    return (index: number) => (rows[index]?.play ? PLAY_HEIGHT : DAY_HEIGHT);
  });
  private readonly today = computed(() => localDay(this.now(), this.timeZone()));

  protected time(instant: string): string {
    return formatTime(instant, this.locale, this.timeZone());
  }

  /** `Today`, `Yesterday`, else the weekday and date. */
  protected dayName(day: string): string {
    if (day === this.today()) return 'Today';
    return day === addDays(this.today(), -1) ? 'Yesterday' : formatDay(day, this.locale);
  }
}
