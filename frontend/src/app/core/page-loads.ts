import { inject, Injectable, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NavigationSkipped, NavigationStart, Router } from '@angular/router';

/** Pages whose code did not come: the network was away, or the server has a newer build without the old files. */
@Injectable({ providedIn: 'root' })
export class PageLoads {
  private readonly url = signal<string | null>(null);

  /** The address of the page that should be here now, and is not. */
  readonly missing = this.url.asReadonly();

  constructor() {
    inject(Router)
      .events.pipe(takeUntilDestroyed())
      .subscribe((event) => {
        if (event instanceof NavigationStart || event instanceof NavigationSkipped) this.url.set(null);
      });
  }

  /** The page at this address could not be shown. */
  failed(url: string): void {
    this.url.set(url);
  }
}
