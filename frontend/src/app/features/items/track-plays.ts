import { Component, inject, input } from '@angular/core';
import { type Params, RouterLink } from '@angular/router';
import { formatDistance, formatMoment } from '../../ui/format';
import { LOCALE } from '../../ui/locale';
import { SkeletonRows } from '../../ui/skeleton-rows';
import { SourceMarks } from '../../ui/source-marks';
import { Streamed } from '../../ui/streamed';
import type { TrackPlayFragment } from './items.generated';

/** The last plays of one track: it needs no name, so the moment leads. */
@Component({
  selector: 'app-track-plays',
  imports: [RouterLink, SkeletonRows, SourceMarks, Streamed],
  host: { class: 'block' },
  templateUrl: './track-plays.html',
})
export class TrackPlays {
  private readonly locale = inject(LOCALE);

  /** Undefined until they are known. */
  readonly plays = input.required<readonly { node: TrackPlayFragment }[] | undefined>();
  /** What the history shows of the track in this period. */
  readonly all = input.required<Params>();
  readonly timeZone = input.required<string>();
  readonly now = input.required<Date>();

  protected moment(instant: string): string {
    return formatMoment(instant, this.locale, this.timeZone());
  }

  protected distance(instant: string): string {
    return formatDistance(instant, this.now(), this.locale);
  }
}
