import { Component, computed, input } from '@angular/core';

/** Outlines on a grid of 24. */
const SHAPES = {
  earlier: 'M15 5l-7 7 7 7',
  later: 'M9 5l7 7-7 7',
  down: 'M6 9l6 6 6-6',
  refresh: 'M20 11a8 8 0 1 0-2.3 6.3M20 5v6h-6',
  upload: 'M12 16V4m0 0L7 9m5-5l5 5M4 16v3a1 1 0 0 0 1 1h14a1 1 0 0 0 1-1v-3',
  close: 'M6 6l12 12M18 6L6 18',
  undo: 'M9 14L4 9l5-5M4 9h10a6 6 0 0 1 0 12h-3',
  warning: 'M12 9v4m0 3.5v.01M10.3 4.2 2.6 17.6A2 2 0 0 0 4.3 20.6h15.4a2 2 0 0 0 1.7-3L13.7 4.2a2 2 0 0 0-3.4 0z',
  offline: 'M3 3l18 18M8.5 15.5a5 5 0 0 1 7 0M5 12a10 10 0 0 1 4-2.4M19 12a10 10 0 0 0-5-2.7M12 19.5v.01',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  enter: 'M10 4H6a2 2 0 0 0-2 2v12a2 2 0 0 0 2 2h4M15 16l4-4-4-4M19 12h-9',
  leave: 'M14 4h4a2 2 0 0 1 2 2v12a2 2 0 0 1-2 2h-4M10 16l-4-4 4-4M6 12h9',
  info: 'M12 11v5m0-8.5v.01M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z',
  external: 'M14 4h6v6M20 4l-9 9M18 14v5a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V7a1 1 0 0 1 1-1h5',
} as const;

export type IconName = keyof typeof SHAPES;

/** A small picture beside a word; decorative. */
@Component({
  selector: 'app-icon',
  host: { class: 'inline-flex size-[1.15em] shrink-0' },
  template: `
    <svg viewBox="0 0 24 24" class="size-full" aria-hidden="true" focusable="false">
      <path
        [attr.d]="shape()"
        fill="none"
        stroke="currentColor"
        stroke-width="2"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  `,
})
export class Icon {
  readonly name = input.required<IconName>();
  protected readonly shape = computed(() => SHAPES[this.name()]);
}
