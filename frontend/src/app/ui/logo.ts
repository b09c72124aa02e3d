import { Component } from '@angular/core';

/** The mark: rings that recede to one point, as years do. Decorative: the name stands beside it. */
@Component({
  selector: 'app-logo',
  host: { class: 'inline-flex shrink-0' },
  template: `
    <svg viewBox="0 0 32 32" class="size-full" aria-hidden="true" focusable="false">
      <defs>
        <linearGradient id="logo-dusk" x1="0" y1="0" x2="1" y2="1">
          <stop offset="0" stop-color="#3b1f63" />
          <stop offset="0.55" stop-color="#8c2750" />
          <stop offset="1" stop-color="#e0562f" />
        </linearGradient>
      </defs>
      <rect width="32" height="32" rx="9" fill="url(#logo-dusk)" />
      <g fill="none" stroke="var(--dusk-line)" stroke-width="1.8">
        <circle cx="16" cy="16" r="10.5" opacity="0.55" />
        <circle cx="16" cy="18.6" r="7.9" opacity="0.78" />
        <circle cx="16" cy="21.2" r="5.3" />
      </g>
      <circle cx="16" cy="23.6" r="2.4" fill="var(--dusk-gold)" />
    </svg>
  `,
})
export class Logo {}
