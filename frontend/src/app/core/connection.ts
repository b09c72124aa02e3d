import { DestroyRef, DOCUMENT, inject, Injectable, signal } from '@angular/core';

/** Whether this device has a network at all; a server that does not answer is another matter. */
@Injectable({ providedIn: 'root' })
export class Connection {
  private readonly window = inject(DOCUMENT).defaultView;
  private readonly connected = signal(this.window?.navigator?.onLine ?? true);

  readonly online = this.connected.asReadonly();

  constructor() {
    const changed = ({ type }: Event) => this.connected.set(type === 'online');
    for (const type of ['online', 'offline']) {
      this.window?.addEventListener(type, changed);
      inject(DestroyRef).onDestroy(() => this.window?.removeEventListener(type, changed));
    }
  }
}
