import { Component } from '@angular/core';
import { NotFoundState } from '../../ui/not-found-state';

/** Shown for every address that no page has. */
@Component({
  selector: 'app-not-found-page',
  imports: [NotFoundState],
  template: `
    <app-not-found-state headline="There is no page here">
      The address may be old or mistyped. Your archive is where it was.
    </app-not-found-state>
  `,
})
export class NotFoundPage {}
