import { Component, computed, input } from '@angular/core';

/** Where a play is known from, as the API names it. */
export type PlaySourceName = 'POLL' | 'EXTENDED_EXPORT' | 'ACCOUNT_EXPORT';

/** One kind of source, in words and as a shape. */
export interface SourceWords {
  name: string;
  meaning: string;
  /** Outline on a grid of 12: told apart without colour. */
  shape: string;
  colour: string;
}

/** The sources in words. */
export const SOURCES: Record<PlaySourceName, SourceWords> = {
  POLL: {
    name: 'Watched',
    meaning: 'Collected from Spotify soon after it was played.',
    shape: 'M6 1.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 1 0 0-9z',
    colour: 'text-accent',
  },
  EXTENDED_EXPORT: {
    name: 'Export',
    meaning: 'From an imported extended streaming history, which knows how long it was played.',
    shape: 'M2 2h8v8H2z',
    colour: 'text-plum',
  },
  ACCOUNT_EXPORT: {
    name: 'Account data',
    meaning: 'From an imported account data file, exact to the minute.',
    shape: 'M6 1.2L11.2 10.4H.8z',
    colour: 'text-good',
  },
};

/** The sources of a play as small shapes with their names; with the names only for screen readers where it is narrow. */
@Component({
  selector: 'app-source-marks',
  host: { class: 'flex items-center gap-x-2.5 gap-y-0.5' },
  template: `
    @for (source of shown(); track source.name) {
      <span class="inline-flex items-center gap-1 text-xs text-ink-soft" [title]="source.meaning">
        <svg viewBox="0 0 12 12" class="size-2.5 shrink-0" [class]="source.colour" aria-hidden="true" focusable="false">
          <path [attr.d]="source.shape" fill="currentColor" />
        </svg>
        <span [class.max-sm:visually-hidden]="!wordy()">{{ source.name }}</span>
      </span>
    }
  `,
})
export class SourceMarks {
  readonly sources = input.required<readonly PlaySourceName[]>();
  /** True where the names show on narrow screens too. */
  readonly wordy = input(false);
  protected readonly shown = computed(() => this.sources().map((source) => SOURCES[source]));
}
