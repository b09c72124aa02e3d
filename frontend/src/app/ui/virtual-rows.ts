import { NgTemplateOutlet } from '@angular/common';
import {
  afterRenderEffect,
  ChangeDetectorRef,
  Component,
  computed,
  contentChild,
  DestroyRef,
  Directive,
  ElementRef,
  inject,
  input,
  output,
  signal,
  TemplateRef,
} from '@angular/core';
import { fontScale } from './font-scale';
import { SkeletonRows } from './skeleton-rows';
import { RowOffsets } from './virtual-window';

const SPARE_ROWS = 6;
/** Rows before the end of what is loaded at which more is asked for. */
const EARLY_ROWS = 20;

/** What a row's template gets. */
export interface VirtualRowContext<T> {
  $implicit: T;
  index: number;
}

/** Marks the template of the rows of `app-virtual-rows`, and names the items. */
@Directive({ selector: '[appVirtualRow]' })
export class VirtualRow<T> {
  readonly template = inject<TemplateRef<VirtualRowContext<T>>>(TemplateRef);
  /** The items that are loaded. */
  readonly appVirtualRowOf = input.required<readonly T[]>();

  static ngTemplateContextGuard<T>(_row: VirtualRow<T>, _context: unknown): _context is VirtualRowContext<T> {
    return true;
  }
}

/**
 * An endless list that scrolls with the page and holds only the rows in view, however long it is.
 *
 * ```html
 * <app-virtual-rows label="Top tracks" [count]="total()" [rowHeight]="76" (more)="data.more()">
 *   <app-ranked-row *appVirtualRow="let item of items(); let index = index" [item]="item" />
 * </app-virtual-rows>
 * ```
 *
 * Import `VirtualRows` and `VirtualRow`. `rowHeight` is in pixels of a 16 px root font, one number or a function of the
 * row's index (for headings between rows); a row fills the height that it is given. `count` is how many rows there will
 * be when all are loaded; null while that is not known, which means that more can come. `more` is emitted once per list
 * of loaded items, when the end of them comes near. Rows are list items with their place in the set; the row that has the
 * focus stays while it is scrolled out of view. On paper stand all rows that are loaded.
 */
@Component({
  selector: 'app-virtual-rows',
  imports: [NgTemplateOutlet, SkeletonRows],
  host: {
    class: 'block',
    '(focusin)': 'focused.set(rowOf($event.target))',
    '(focusout)': 'focused.set(null)',
    '(window:beforeprint)': 'print(true)',
    '(window:afterprint)': 'print(false)',
  },
  template: `
    <div role="list" class="relative print:h-auto!" [attr.aria-label]="label()" [style.height.px]="offsets().height">
      @for (row of rows(); track row.index) {
        <div
          role="listitem"
          class="absolute inset-x-0 flow-root print:static print:h-auto!"
          [attr.aria-setsize]="count() ?? -1"
          [attr.aria-posinset]="start() + row.index + 1"
          [attr.data-row]="row.index"
          [style.top.px]="row.top"
          [style.height.px]="row.height"
        >
          <ng-container *ngTemplateOutlet="template().template; context: { $implicit: row.item, index: row.index }" />
        </div>
      }
    </div>
    <!-- New ones for every page: the same ones would be seen to jump down when it arrives. -->
    @for (end of incomplete() ? [offsets().count] : []; track end) {
      <app-skeleton-rows data-list-goes-on [count]="3" height="h-18" />
    }
  `,
})
export class VirtualRows<T> {
  private readonly changes = inject(ChangeDetectorRef);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  /** Names the list for those who do not see what stands around it. */
  readonly label = input.required<string>();
  readonly rowHeight = input.required<number | ((index: number) => number)>();
  readonly count = input<number | null>(null);
  /** How many of `count` stand before the first item, such as those that are shown larger above. */
  readonly start = input(0);
  /** The end of the loaded items is near. */
  readonly more = output();

  protected readonly template = contentChild.required<VirtualRow<T>>(VirtualRow);
  private readonly items = computed(() => this.template().appVirtualRowOf());
  private readonly fontScale = signal(1);
  /** What of the list the window shows, in pixels from its top. */
  private readonly view = signal({ from: 0, to: 0 });
  protected readonly focused = signal<number | null>(null);
  private readonly printing = signal(false);
  protected readonly incomplete = computed(() => this.start() + this.items().length < (this.count() ?? Infinity));

  protected readonly offsets = computed(() => {
    const height = this.rowHeight();
    const scale = this.fontScale();
    const heightOf = typeof height === 'number' ? () => height * scale : (index: number) => height(index) * scale;
    return new RowOffsets(this.items().length, heightOf);
  });
  private readonly window = computed(() => this.offsets().window(this.view().from, this.view().to, SPARE_ROWS), {
    equal: (one, other) => one.first === other.first && one.end === other.end,
  });
  protected readonly rows = computed(() => {
    const offsets = this.offsets();
    return this.indexes().map((index) => ({
      index,
      item: this.items()[index] as T,
      top: offsets.topOf(index),
      height: offsets.topOf(index + 1) - offsets.topOf(index),
    }));
  });
  private askedFor: readonly T[] | undefined;

  constructor() {
    const measure = () => this.measure();
    const observer = typeof ResizeObserver === 'undefined' ? null : new ResizeObserver(measure);
    observer?.observe(document.documentElement);
    window.addEventListener('scroll', measure, { passive: true });
    window.addEventListener('resize', measure, { passive: true });
    inject(DestroyRef).onDestroy(() => {
      observer?.disconnect();
      window.removeEventListener('scroll', measure);
      window.removeEventListener('resize', measure);
    });
    afterRenderEffect(() => {
      this.items();
      this.measure();
    });
    afterRenderEffect(() => this.askForMore());
  }

  /** Rows in view, and the one with the focus and its neighbours, to which the keyboard goes on. */
  private indexes(): number[] {
    const { first, end } = this.printing() ? { first: 0, end: this.items().length } : this.window();
    const shown = new Set(Array.from({ length: end - first }, (_, index) => first + index));
    const focused = this.focused();
    if (focused !== null) [focused - 1, focused, focused + 1].forEach((index) => shown.add(index));
    return [...shown].filter((index) => index >= 0 && index < this.items().length).sort((one, other) => one - other);
  }

  /** The browser draws the paper as soon as this returns. */
  protected print(begins: boolean): void {
    this.printing.set(begins);
    this.changes.detectChanges();
  }

  private measure(): void {
    if (this.printing()) return;
    const { top } = this.element.getBoundingClientRect();
    this.fontScale.set(fontScale());
    this.view.set({ from: -top, to: window.innerHeight - top });
  }

  private askForMore(): void {
    const items = this.items();
    if (!this.incomplete() || this.askedFor === items || this.window().end + EARLY_ROWS < items.length) return;
    this.askedFor = items;
    this.more.emit();
  }

  protected rowOf(target: EventTarget | null): number | null {
    const row = target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null;
    return row ? Number(row.dataset['row']) : null;
  }
}
