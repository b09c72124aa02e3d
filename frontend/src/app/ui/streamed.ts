import { Component, computed, inject, input } from '@angular/core';
import { formatLength } from './format';
import { LOCALE } from './locale';

/** From here on a track counts as heard to its end: players stop a moment early. */
const TO_THE_END = 0.97;

/** How long a play was, and how much of the track that is. */
@Component({
  selector: 'app-streamed',
  host: { class: 'block text-right text-sm leading-6 text-ink-soft tabular-nums' },
  template: `
    @if (text(); as known) {
      <span [title]="whole() ? 'Streamed of the whole track' : 'Streamed'"
        ><span class="visually-hidden">streamed </span>{{ known }}
        @if (whole()) {
          <span class="text-xs"> / {{ whole() }}</span>
        }
      </span>
      @if (share() !== null) {
        <span class="meter ms-auto block h-1 w-14" aria-hidden="true">
          <span class="meter-fill block" [style.width.%]="100 * (share() ?? 0)"></span>
        </span>
      }
    } @else {
      <span title="Spotify’s list of recent plays does not tell how long: an import of your history will"
        ><span aria-hidden="true">–</span><span class="visually-hidden">length unknown</span></span
      >
    }
  `,
})
export class Streamed {
  private readonly locale = inject(LOCALE);

  /** Milliseconds really streamed; null when no source tells. */
  readonly msPlayed = input.required<number | null>();
  /** Length of the track; null until it is known. */
  readonly durationMs = input.required<number | null>();

  protected readonly share = computed(() => {
    const [played, whole] = [this.msPlayed(), this.durationMs()];
    return played === null || !whole ? null : Math.min(1, played / whole);
  });
  protected readonly text = computed(() => {
    const played = this.msPlayed();
    return played === null ? null : formatLength(played, this.locale);
  });
  /** The length of the track, where not all of it was heard. */
  protected readonly whole = computed(() => {
    const share = this.share();
    return share !== null && share < TO_THE_END ? formatLength(this.durationMs() ?? 0, this.locale) : null;
  });
}
