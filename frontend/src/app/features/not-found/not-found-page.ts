import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { EmptyState } from '../../ui/empty-state';

/** Shown for every address that no page has. */
@Component({
  selector: 'app-not-found-page',
  imports: [EmptyState, RouterLink],
  template: `
    <h1 class="visually-hidden">Page not found</h1>
    <app-empty-state headline="There is no page here">
      <p>The address may be old or mistyped. Your archive is where it was.</p>
      <a routerLink="/" class="button button-strong mt-4">Go to the start</a>
    </app-empty-state>
  `,
})
export class NotFoundPage {}
