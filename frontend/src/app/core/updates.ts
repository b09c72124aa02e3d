import { HttpClient } from '@angular/common/http';
import { DOCUMENT, inject, Injectable, signal } from '@angular/core';
import { map, type Observable, tap } from 'rxjs';
import { DRAWING } from './drawing';
import { pollWhileVisible } from './poll-while-visible';

const HOUR_MS = 60 * 60 * 1000;
/** What the build says of itself: the name of every file of the shell. */
const BUILD = '/ngsw.json';
/** The script that everything starts with; its name changes with its content. */
const MAIN = /\/main-[\w-]+\.js$/;

/**
 * Whether the server has another build than the one that runs here. The service worker cannot tell: it may know of a new
 * build that the page was already loaded from, and there is none on plain HTTP.
 */
@Injectable({ providedIn: 'root' })
export class Updates {
  private readonly http = inject(HttpClient);
  private readonly document = inject(DOCUMENT);
  private readonly newer = signal(false);

  /** True once there is a newer build. */
  readonly ready = this.newer.asReadonly();

  constructor() {
    if (inject(DRAWING)) return;
    pollWhileVisible(
      () => (this.newer() ? null : HOUR_MS),
      () => this.check(),
    );
  }

  /** Starts the newest build at the present address. */
  apply(): void {
    this.document.defaultView?.location.reload();
  }

  private check(): Observable<unknown> {
    return this.http.get<{ hashTable?: Record<string, string> } | null>(BUILD).pipe(
      map((build) => Object.keys(build?.hashTable ?? {}).find((file) => MAIN.test(file))),
      tap((newest) => this.newer.set(newest !== undefined && this.running !== undefined && newest !== this.running)),
    );
  }

  private get running(): string | undefined {
    const scripts = [...this.document.scripts].map(({ src }) => new URL(src, this.document.baseURI).pathname);
    return scripts.find((path) => MAIN.test(path));
  }
}
