import { Component, computed, inject, input } from '@angular/core';
import { hourNames } from '../../ui/charts/week';
import { LOCALE } from '../../ui/locale';

const CENTRE = { x: 180, y: 150 };
const INNER = 58;
const LONGEST = 66;
const LABELS_AT = 134;
const HOUR_ANGLE = (2 * Math.PI) / 24;
const GAP = 0.035;

/** The hours of a day as a dial with midnight on top, a bar for each. Decorative: the words beside it say the same. */
@Component({
  selector: 'app-day-ring',
  host: { class: 'block' },
  template: `
    <svg viewBox="0 0 360 300" class="block size-full" aria-hidden="true" focusable="false">
      <g fill="none" stroke="var(--dusk-line)">
        <circle cx="180" cy="150" [attr.r]="inner - 5" stroke-opacity="0.35" />
        <circle cx="180" cy="150" [attr.r]="inner + 33" stroke-opacity="0.12" />
        <circle cx="180" cy="150" [attr.r]="inner + 66" stroke-opacity="0.2" />
      </g>
      @for (bar of bars(); track bar.hour) {
        <path
          [attr.d]="bar.path"
          [attr.fill]="bar.peak ? 'var(--dusk-gold)' : 'var(--dusk-line)'"
          [attr.fill-opacity]="bar.strength"
        />
      }
      @for (label of labels(); track label.hour) {
        <text
          [attr.x]="label.x"
          [attr.y]="label.y"
          [attr.text-anchor]="label.anchor"
          dominant-baseline="central"
          font-size="12"
          fill="var(--dusk-light)"
        >
          {{ label.text }}
        </text>
      }
      @if (peak() !== null) {
        <text
          x="180"
          y="146"
          text-anchor="middle"
          font-size="24"
          font-weight="600"
          fill="var(--dusk-light)"
          class="font-display"
        >
          {{ names()[peak() ?? 0] }}
        </text>
        <text x="180" y="166" text-anchor="middle" font-size="12" fill="var(--dusk-light)">busiest hour</text>
      }
    </svg>
  `,
})
export class DayRing {
  private readonly locale = inject(LOCALE);
  protected readonly inner = INNER;

  /** Plays of each hour, from midnight on. */
  readonly hours = input.required<readonly number[]>();
  /** The hour to point out; null for none. */
  readonly peak = input<number | null>(null);

  protected readonly names = computed(() => hourNames(this.locale));
  protected readonly bars = computed(() => {
    const most = Math.max(1, ...this.hours());
    return this.hours().map((plays, hour) => ({
      hour,
      path: wedge(hour, INNER + (plays === 0 ? 1.5 : 4 + (plays / most) * (LONGEST - 4))),
      peak: hour === this.peak(),
      strength: plays === 0 ? 0.35 : hour === this.peak() ? 1 : 0.45 + 0.4 * (plays / most),
    }));
  });
  protected readonly labels = computed(() =>
    [0, 6, 12, 18].map((hour) => {
      const { x, y } = place(hour * HOUR_ANGLE, LABELS_AT);
      return { hour, x, y, text: this.names()[hour], anchor: hour === 6 ? 'start' : hour === 18 ? 'end' : 'middle' };
    }),
  );
}

/** The bar of an hour, from the inner circle outwards. */
function wedge(hour: number, outer: number): string {
  const from = hour * HOUR_ANGLE + GAP;
  const to = (hour + 1) * HOUR_ANGLE - GAP;
  const [a, b, c, d] = [place(from, INNER), place(from, outer), place(to, outer), place(to, INNER)].map(
    ({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`,
  );
  return `M${a}L${b}A${outer} ${outer} 0 0 1 ${c}L${d}A${INNER} ${INNER} 0 0 0 ${a}z`;
}

/** A point of the dial; angle 0 is on top, clockwise. */
function place(angle: number, radius: number): { x: number; y: number } {
  return { x: CENTRE.x + radius * Math.sin(angle), y: CENTRE.y - radius * Math.cos(angle) };
}
