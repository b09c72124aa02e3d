import type { Readable } from 'node:stream';

/** The streams that have been handed out and not yet ended. */
export class OpenStreams {
  private readonly streams = new Set<Readable>();

  add(stream: Readable): Readable {
    this.streams.add(stream);
    return stream.once('close', () => this.streams.delete(stream));
  }

  /** Ends them all, wherever their readers are, and waits until they have let go of their files. */
  async close(): Promise<void> {
    await Promise.all([...this.streams].map((stream) => closed(stream.destroy())));
  }
}

function closed(stream: Readable): Promise<void> {
  return new Promise((resolve) => stream.once('close', resolve));
}
