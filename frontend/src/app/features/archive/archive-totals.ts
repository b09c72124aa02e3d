import { Component, computed, inject, input } from '@angular/core';
import { formatCount, formatDate, formatDistance, formatMoment } from '../../ui/format';
import { LOCALE } from '../../ui/locale';
import { StatTile } from '../../ui/stat-tile';
import type { ArchiveHealth } from './archive-data';

/** How much is kept, from when to when, and where the knowledge of it comes from. */
@Component({
  selector: 'app-archive-totals',
  imports: [StatTile],
  host: { class: 'block' },
  template: `
    <section aria-labelledby="totals-title">
      <h2 id="totals-title" class="visually-hidden">What is kept</h2>
      <div class="grid grid-cols-[repeat(auto-fit,minmax(min(100%,10rem),1fr))] gap-3">
        @for (tile of tiles(); track tile.name) {
          <app-stat-tile [name]="tile.name" [value]="tile.value" [detail]="tile.detail" />
        }
      </div>
    </section>
  `,
})
export class ArchiveTotals {
  private readonly locale = inject(LOCALE);

  readonly archive = input.required<ArchiveHealth>();
  readonly now = input.required<Date>();
  readonly timeZone = input.required<string>();

  protected readonly tiles = computed(() => {
    const { storedPlays, firstPlayedAt, lastPlayedAt } = this.archive();
    const kept = { name: 'Kept', value: formatCount(storedPlays, this.locale), detail: 'plays, short ones too' };
    return [kept, this.span(firstPlayedAt, lastPlayedAt), this.watched(), this.exported()];
  });

  private span(first: string | null, last: string | null) {
    const value = first ? this.day(first) : 'nothing yet';
    const newest = last ? `newest ${formatDistance(last, this.now(), this.locale)}` : '';
    return { name: 'First play', value, detail: newest };
  }

  private watched() {
    const first = this.spansOf('POLL')[0];
    const last = this.archive().lastPolledAt;
    const detail = last ? `last check ${formatMoment(last, this.locale, this.timeZone())}` : '';
    return { name: 'Known from Spotify since', value: first ? this.day(first.from) : 'not yet', detail };
  }

  private exported() {
    const spans = this.spansOf('EXPORT');
    const [first, last] = [spans[0], spans.at(-1)];
    if (!first || !last) return { name: 'Exports reach to', value: 'none yet', detail: '' };
    return { name: 'Exports reach to', value: this.day(last.to), detail: `from ${this.day(first.from)} on` };
  }

  private spansOf(source: 'POLL' | 'EXPORT') {
    return this.archive().coverage.filter((span) => span.source === source);
  }

  private day(instant: string): string {
    return formatDate(instant, this.locale, this.timeZone());
  }
}
