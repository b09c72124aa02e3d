import { computed, Directive, ElementRef, inject, input, model, output } from '@angular/core';

/** How far each key goes. */
export type ReaderKeys = Readonly<Record<string, number>>;

/** Keys of a chart whose steps follow each other from left to right. */
export const ALONG: ReaderKeys = {
  ArrowLeft: -1,
  ArrowRight: 1,
  ArrowDown: -1,
  ArrowUp: 1,
  PageDown: -10,
  PageUp: 10,
};

/**
 * Makes a chart one thing that is read value by value: by pointing, by touch and drag, and by keys as a slider is. It
 * only decides which value is read; the chart shows it.
 */
@Directive({
  selector: '[appChartReader]',
  host: {
    role: 'slider',
    tabindex: '0',
    class: 'touch-pan-y rounded-lg select-none',
    'aria-valuemin': '1',
    '[attr.aria-label]': 'label()',
    '[attr.aria-valuemax]': 'count() || 1',
    '[attr.aria-valuenow]': 'current() + 1',
    '[attr.aria-valuetext]': 'count() ? textOf()(current()) : "Nothing to show"',
    'aria-readonly': 'true',
    '[attr.aria-description]': 'pickable() ? "Enter looks closer." : null',
    '(keydown)': 'key($event)',
    '(pointermove)': 'point($event)',
    '(pointerdown)': 'press($event)',
    '(pointerleave)': 'leave($event)',
    '(click)': 'click($event)',
    '(focus)': 'focus()',
    '(blur)': 'reading.set(null)',
  },
})
export class ChartReader {
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  /** What the chart shows. */
  readonly label = input.required<string>();
  /** How many values there are. */
  readonly count = input.required<number>();
  /** A value in words. */
  readonly textOf = input.required<(index: number) => string>();
  /** Which value lies at a place, in pixels from the upper left corner; null for none. */
  readonly at = input.required<(x: number, y: number) => number | null>();
  readonly keys = input<ReaderKeys>(ALONG);
  /** Where reading by keys begins. */
  readonly start = input(0);
  /** Whether Enter and a click choose a value. */
  readonly pickable = input(false);
  /** Index of the value that is read now. */
  readonly reading = model<number | null>(null);
  readonly chosen = output<number>();

  /** How the pointer came down, and what was read before. */
  private pressed: { touch: boolean; reading: number | null } | null = null;
  protected readonly current = computed(() => this.within(this.reading() ?? this.start()));

  protected key(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey || this.count() === 0) return;
    const next = this.after(event.key);
    if (next !== null) this.reading.set(this.within(next));
    else if (this.pickable() && (event.key === 'Enter' || event.key === ' ')) this.chosen.emit(this.current());
    else return;
    event.preventDefault();
  }

  protected point(event: PointerEvent): void {
    this.reading.set(this.placeOf(event));
  }

  protected press(event: PointerEvent): void {
    this.pressed = { touch: event.pointerType === 'touch', reading: this.reading() };
    this.point(event);
  }

  protected leave(event: PointerEvent): void {
    if (event.pointerType === 'mouse') this.reading.set(null);
  }

  /** A first touch only reads, a second one at the same place chooses. Without a pointer it chooses what is read. */
  protected click(event: MouseEvent): void {
    const pressed = this.pressed;
    this.pressed = null;
    if (!this.pickable() || this.count() === 0) return;
    const index = pressed ? this.placeOf(event) : this.current();
    if (index === null || (pressed?.touch && index !== pressed.reading)) return;
    this.chosen.emit(index);
  }

  protected focus(): void {
    if (this.count() > 0 && this.reading() === null) this.reading.set(this.current());
  }

  private after(key: string): number | null {
    if (key === 'Home') return 0;
    if (key === 'End') return this.count() - 1;
    const step = this.keys()[key];
    return step === undefined ? null : this.current() + step;
  }

  private placeOf(event: MouseEvent): number | null {
    const { left, top } = this.element.getBoundingClientRect();
    const index = this.count() === 0 ? null : this.at()(event.clientX - left, event.clientY - top);
    return index === null ? null : this.within(index);
  }

  private within(index: number): number {
    return Math.max(0, Math.min(this.count() - 1, index));
  }
}
