import { Component } from '@angular/core';

/** The rings of the mark, large and faint: the ground of the dusk panels. Decorative. */
@Component({
  selector: 'app-rings',
  host: { class: 'pointer-events-none absolute inset-0 -z-10 block' },
  template: `
    <svg viewBox="0 0 400 400" class="absolute -end-16 -top-24 h-[calc(100%+12rem)] min-h-96" aria-hidden="true">
      <g fill="none" stroke="var(--dusk-line)">
        @for (radius of radii; track radius) {
          <circle cx="200" [attr.cy]="380 - radius" [attr.r]="radius" [attr.stroke-opacity]="0.26 - radius / 900" />
        }
      </g>
      <circle cx="200" cy="368" r="7" fill="var(--dusk-gold)" fill-opacity="0.9" />
    </svg>
  `,
})
export class Rings {
  protected readonly radii = [24, 44, 66, 90, 116, 144, 174];
}
