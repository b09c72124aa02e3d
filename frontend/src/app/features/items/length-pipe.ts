import { inject, Pipe, type PipeTransform } from '@angular/core';
import { formatLength } from '../../ui/format';
import { LOCALE } from '../../ui/locale';

/** `{{ durationMs | length }}`: how long a recording is. */
@Pipe({ name: 'length' })
export class LengthPipe implements PipeTransform {
  private readonly locale = inject(LOCALE);

  transform(ms: number): string {
    return formatLength(ms, this.locale);
  }
}
