import { DestroyRef, DOCUMENT, inject, Injectable } from '@angular/core';

const CHANNEL = 'audiospective';

/** Who is signed in, as one tab of this browser has learnt it: the listener's id, null for nobody. */
type Told = { listener: string | null };

/** The other tabs of this browser that have the dashboard open. They talk at once, and nothing is kept anywhere. */
@Injectable({ providedIn: 'root' })
export class OtherTabs {
  private readonly channel = this.open();

  /** Tells every other tab who is signed in. */
  tell(listener: string | null): void {
    this.channel?.postMessage({ listener } satisfies Told);
  }

  /** Calls back whenever another tab has told. */
  heard(callback: (listener: string | null) => void): void {
    if (this.channel) this.channel.onmessage = ({ data }: MessageEvent<Told>) => callback(data.listener);
  }

  private open(): BroadcastChannel | null {
    const window = inject(DOCUMENT).defaultView as { BroadcastChannel?: typeof BroadcastChannel } | null;
    if (!window?.BroadcastChannel) return null;
    const channel = new window.BroadcastChannel(CHANNEL);
    inject(DestroyRef).onDestroy(() => channel.close());
    return channel;
  }
}
