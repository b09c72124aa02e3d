import { Component, input } from '@angular/core';
import type { SignedInListener } from '../core/session';
import { Cover } from '../ui/cover';

/** The listener's picture, or their initials where there is none. Decorative: the name stands beside it. */
@Component({
  selector: 'app-avatar',
  imports: [Cover],
  host: { class: 'block size-9 overflow-hidden rounded-full' },
  template: `<app-cover class="size-full" [url]="listener().avatarUrl" [name]="listener().displayName" />`,
})
export class Avatar {
  readonly listener = input.required<SignedInListener>();
}
