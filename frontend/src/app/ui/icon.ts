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
  overview: 'M4 13h7V4H4zM13 20h7v-9h-7zM4 20h7v-4H4zM13 8h7V4h-7z',
  top: 'M5 20v-8h4v8M10 20V5h4v15M15 20v-5h4v5M3 20h18',
  habits: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v5l3.5 2',
  history: 'M4 6v5h5M4.6 14.5A8 8 0 1 0 5.5 8L4 11M12 8v4.5l3 2',
  archive: 'M3 5h18v4H3zM5 9v9a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2V9M10 13h4',
  imports: 'M12 4v11m0 0l-4.5-4.5M12 15l4.5-4.5M4 16v3a1 1 0 0 0 1 1h14a1 1 0 0 0 1-1v-3',
  settings:
    'M4 7h9M17 7h3M4 17h3M11 17h9M15 4.8a2.2 2.2 0 1 0 0 4.4 2.2 2.2 0 0 0 0-4.4zM9 14.8a2.2 2.2 0 1 0 0 4.4 2.2 2.2 0 0 0 0-4.4z',
  sun: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2.5V4M12 20v1.5M2.5 12H4M20 12h1.5M5.3 5.3l1 1M17.7 17.7l1 1M18.7 5.3l-1 1M6.3 17.7l-1 1',
  moon: 'M20 14.2A8.2 8.2 0 0 1 9.8 4a8.2 8.2 0 1 0 10.2 10.2z',
  system: 'M4 5h16a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1zM8 20h8M12 16v4',
  search: 'M11 4.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM16 16l4.5 4.5',
  flame:
    'M12 21a6 6 0 0 0 6-6c0-4-3.5-5.5-3.5-9.5C11 6.5 10 9.5 10.3 12 9 11.5 8.5 10.5 8.4 9.3 6.8 10.8 6 12.8 6 15a6 6 0 0 0 6 6z',
  music:
    'M9 18V6l11-2.500V16M6.5 15.500a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5zM17.5 13.500a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z',
  more: 'M5 12v.01M12 12v.01M19 12v.01',
  table: 'M4 5h16v14H4zM4 10h16M4 14.500h16M10 10v9',
  external: 'M14 4h6v6M20 4l-9 9M18 14v5a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V7a1 1 0 0 1 1-1h5',
} as const;

/** The pictures there are. */
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
