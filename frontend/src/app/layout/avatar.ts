import { Component, computed, input, linkedSignal } from '@angular/core';
import type { SignedInListener } from '../core/session';

/** The listener's picture, or the first letter of their name. Decorative: the name stands beside it. */
@Component({
  selector: 'app-avatar',
  host: {
    class:
      'flex size-9 items-center justify-center overflow-hidden rounded-full bg-plum font-display text-lg font-semibold text-canvas',
    'aria-hidden': 'true',
  },
  template: `
    @if (picture(); as url) {
      <img [src]="url" alt="" referrerpolicy="no-referrer" class="size-full object-cover" (error)="picture.set(null)" />
    } @else {
      {{ letter() }}
    }
  `,
})
export class Avatar {
  readonly listener = input.required<SignedInListener>();
  protected readonly picture = linkedSignal(() => this.listener().avatarUrl);
  protected readonly letter = computed(() => Array.from(this.listener().displayName.trim())[0]?.toLocaleUpperCase());
}
