import { inject, Pipe, type PipeTransform } from '@angular/core';
import {
  formatBytes,
  formatCount,
  formatDate,
  formatDays,
  formatDistance,
  formatDuration,
  formatMoment,
  formatMonth,
  formatPlays,
  formatShare,
} from './format';
import { LOCALE } from './locale';

/** `{{ 40938 | count }}` */
@Pipe({ name: 'count' })
export class CountPipe implements PipeTransform {
  private readonly locale = inject(LOCALE);

  transform(count: number): string {
    return formatCount(count, this.locale);
  }
}

/** `{{ 1 | plays }}` */
@Pipe({ name: 'plays' })
export class PlaysPipe implements PipeTransform {
  private readonly locale = inject(LOCALE);

  transform(plays: number): string {
    return formatPlays(plays, this.locale);
  }
}

/** `{{ 0.12 | share }}` */
@Pipe({ name: 'share' })
export class SharePipe implements PipeTransform {
  private readonly locale = inject(LOCALE);

  transform(share: number): string {
    return formatShare(share, this.locale);
  }
}

/** `{{ milliseconds | duration }}` */
@Pipe({ name: 'duration' })
export class DurationPipe implements PipeTransform {
  private readonly locale = inject(LOCALE);

  transform(ms: number, display?: 'short' | 'narrow' | 'long'): string {
    return formatDuration(ms, this.locale, display);
  }
}

/** `{{ sizeBytes | bytes }}` */
@Pipe({ name: 'bytes' })
export class BytesPipe implements PipeTransform {
  private readonly locale = inject(LOCALE);

  transform(bytes: number): string {
    return formatBytes(bytes, this.locale);
  }
}

/** `{{ playedAt | moment: timeZone }}`: day and time of day. */
@Pipe({ name: 'moment' })
export class MomentPipe implements PipeTransform {
  private readonly locale = inject(LOCALE);

  transform(instant: string, timeZone: string): string {
    return formatMoment(instant, this.locale, timeZone);
  }
}

/** `{{ firstPlayedAt | day: timeZone }}` */
@Pipe({ name: 'day' })
export class DayPipe implements PipeTransform {
  private readonly locale = inject(LOCALE);

  transform(instant: string, timeZone: string): string {
    return formatDate(instant, this.locale, timeZone);
  }
}

/** `{{ firstPlayedAt | month: timeZone }}` */
@Pipe({ name: 'month' })
export class MonthPipe implements PipeTransform {
  private readonly locale = inject(LOCALE);

  transform(instant: string, timeZone: string): string {
    return formatMonth(instant, this.locale, timeZone);
  }
}

/** `{{ firstDay | days: lastDay }}`: two local days as a range. */
@Pipe({ name: 'days' })
export class DaysPipe implements PipeTransform {
  private readonly locale = inject(LOCALE);

  transform(first: string, last: string): string {
    return formatDays(first, last, this.locale);
  }
}

/** `{{ nextPollAt | distance: now }}` */
@Pipe({ name: 'distance' })
export class DistancePipe implements PipeTransform {
  private readonly locale = inject(LOCALE);

  transform(instant: string, now: Date): string {
    return formatDistance(instant, now, this.locale);
  }
}
