import { Component, computed, inject, input, output } from '@angular/core';
import { EndlessList } from '../../core/endless-list';
import type { Measure } from '../../ui/charts/scale';
import { RankedRow, sizeOf } from '../../ui/ranked-row';
import { VirtualRow, VirtualRows } from '../../ui/virtual-rows';
import { KeptTopPages, laterTopPages } from './later-pages';
import { isAtLeast } from './screen-width';
import type { TopList } from './top-lists';

/** Heights of a ranked row in pixels of a 16 px root font. */
const ROW_HEIGHT = 72;
const ROW_HEIGHT_ON_PHONES = 96;

/** The rows of a top list, which grows while it is scrolled. */
@Component({
  selector: 'app-top-rows',
  imports: [RankedRow, VirtualRow, VirtualRows],
  host: { class: 'block' },
  template: `
    <app-virtual-rows
      [label]="label()"
      [count]="count()"
      [start]="skipped()"
      [rowHeight]="rowHeight()"
      (more)="endless.more()"
    >
      <div
        *appVirtualRow="let item of rows()"
        class="-mx-2 rounded-xl px-2 transition-colors sm:-mx-3 sm:px-3"
        [class.bg-accent-soft]="item.id === linked()"
        (mouseenter)="pointed.emit(item.id)"
        (mouseleave)="pointed.emit(null)"
        (focusin)="pointed.emit(item.id)"
        (focusout)="pointed.emit(null)"
      >
        <app-ranked-row [item]="item" [most]="most()" [by]="by()" />
      </div>
    </app-virtual-rows>
    @if (endless.failure(); as failure) {
      <div class="flex flex-wrap items-center justify-center gap-4 py-4" role="alert">
        <p>{{ failure.message }}</p>
        <button type="button" class="button button-quiet" (click)="endless.more()">Go on</button>
      </div>
    }
  `,
})
export class TopRows {
  readonly list = input.required<TopList>();
  /** Names the list. */
  readonly label = input.required<string>();
  readonly by = input.required<Measure>();
  /** How many of the first are shown elsewhere. */
  readonly skipped = input(0);
  /** The item that stands out because it is pointed at in a list beside this one. */
  readonly linked = input<string | null>(null);
  /** The item that is pointed at or has the focus; null when none is any more. */
  readonly pointed = output<string | null>();
  /** The archive has changed since the beginning of the list was answered. */
  readonly outdated = output();

  protected readonly endless = new EndlessList({
    first: this.list,
    kept: inject(KeptTopPages),
    page: laterTopPages(),
    outdated: () => this.outdated.emit(),
    whenNewer: 'CATCH_UP',
  });
  private readonly items = computed(() => this.endless.pages().flat());
  protected readonly rows = computed(() => this.items().slice(this.skipped()));
  protected readonly count = computed(() => {
    const loaded = this.items().length;
    return this.endless.hasMore() ? Math.max(loaded + 1, this.list().totals.entries) : loaded;
  });
  protected readonly most = computed(() => Math.max(1, ...this.list().items.map((item) => sizeOf(item, this.by()))));
  private readonly isWide = isAtLeast('sm');
  protected readonly rowHeight = computed(() => (this.isWide() ? ROW_HEIGHT : ROW_HEIGHT_ON_PHONES));
}
