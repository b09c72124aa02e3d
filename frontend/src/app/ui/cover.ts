import { Component, computed, input, linkedSignal } from '@angular/core';
import { coverArt } from './cover-art';

/** A cover, or what stands in for it. Decorative: the name stands beside it. The size comes from the host's classes. */
@Component({
  selector: 'app-cover',
  host: { class: 'block aspect-square shrink-0 overflow-hidden rounded-cover bg-sunken' },
  template: `
    @if (shownUrl(); as url) {
      <img
        [src]="url"
        alt=""
        width="64"
        height="64"
        loading="lazy"
        decoding="async"
        referrerpolicy="no-referrer"
        class="size-full object-cover"
        (error)="broken.set(true)"
      />
    } @else {
      <svg viewBox="0 0 64 64" class="size-full" aria-hidden="true" focusable="false">
        <rect width="64" height="64" [attr.fill]="art().from" />
        <circle cx="32" cy="38" r="26" [attr.fill]="art().to" fill-opacity="0.35" />
        <circle cx="32" cy="45" r="19" [attr.fill]="art().to" fill-opacity="0.55" />
        <circle cx="32" cy="52" r="12" [attr.fill]="art().to" />
        <text
          x="32"
          y="34"
          text-anchor="middle"
          dominant-baseline="central"
          font-size="22"
          font-weight="600"
          fill="var(--dusk-light)"
        >
          {{ art().letters }}
        </text>
      </svg>
    }
  `,
})
export class Cover {
  /** Where the picture is; null when there is none. */
  readonly url = input.required<string | null>();
  /** Decides colours and letters of the stand-in. */
  readonly name = input.required<string>();

  protected readonly broken = linkedSignal({ source: this.url, computation: () => false });
  protected readonly shownUrl = computed(() => (this.broken() ? null : this.url()));
  protected readonly art = computed(() => coverArt(this.name()));
}
