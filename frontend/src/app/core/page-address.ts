import { computed, inject, Injectable } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router } from '@angular/router';
import { filter, map } from 'rxjs';
import { Session } from './session';

/** Where the listener is: path, parameters and all. */
@Injectable({ providedIn: 'root' })
export class PageAddress {
  private readonly router = inject(Router);
  private readonly session = inject(Session);

  /** The address of the page that is shown, from `/` on. */
  readonly url = toSignal(
    this.router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map((event) => event.urlAfterRedirects),
    ),
    { initialValue: this.router.url },
  );

  /** Where signing in starts that leads back to just this place. */
  readonly signInUrl = computed(() => this.session.signInUrl(this.url()));
}
