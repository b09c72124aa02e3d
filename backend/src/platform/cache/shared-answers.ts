import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import { Logger } from '@nestjs/common';
import type { Cache } from 'cache-manager';
import { type Answer, plainAnswer, withWriting } from './answer';

/** Longest wait for the store. A store that is away or slow is treated as empty: every answer can be worked out again. */
const PATIENCE_MS = 100;
/** A store that was away is not asked again for so long, so that nobody waits for it but one in a while. */
const REST_MS = 5_000;

const decompress = promisify(brotliDecompress);

/** An answer as it is stored: JSON knows no bytes. */
interface Stored {
  contentType: string;
  /** Brotli in base64, or the plain bytes in base64 where compression was not worth it. */
  br?: string;
  plain?: string;
}

/**
 * Answers that processes on one database share. They may be lost at any time. Numbers of listeners and versions repeat in
 * another database, so its name is part of every key.
 */
export class SharedAnswers {
  private readonly logger = new Logger(SharedAnswers.name);
  private restsUntil = 0;
  private away = false;

  private readonly prefix: string;

  constructor(
    private readonly store: Cache,
    database: string,
  ) {
    this.prefix = `audiospective:${database}:answer:`;
  }

  /** The answer under this key; undefined when there is none, when it is damaged, and when the store does not say in time. */
  async find(key: string): Promise<Answer | undefined> {
    const stored = await this.ask(() => this.store.get<Partial<Stored>>(this.prefix + key));
    return stored && (await read(stored).catch(() => undefined));
  }

  /** Stores an answer, if the store is there. */
  async keep(key: string, { contentType, writings }: Answer): Promise<void> {
    const { br, identity } = writings;
    const bytes = br ? { br: br.bytes.toString('base64') } : { plain: identity.bytes.toString('base64') };
    await this.ask(() => this.store.set(this.prefix + key, { contentType, ...bytes } satisfies Stored));
  }

  private async ask<T>(question: () => Promise<T>): Promise<T | undefined> {
    if (performance.now() < this.restsUntil) return undefined;
    let timer: NodeJS.Timeout | undefined;
    const impatience = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('no answer in time')), PATIENCE_MS);
    });
    try {
      const value = await Promise.race([question(), impatience]);
      this.note(false);
      return value;
    } catch (error) {
      this.note(true, error);
      return undefined;
    } finally {
      clearTimeout(timer);
    }
  }

  /** Says once that the store went away, and once that it came back. */
  private note(away: boolean, error?: unknown): void {
    if (away) this.restsUntil = performance.now() + REST_MS;
    if (away === this.away) return;
    this.away = away;
    if (away)
      this.logger.warn({ event: 'answer store away', reason: error instanceof Error ? error.message : 'unknown' });
    else this.logger.log({ event: 'answer store back' });
  }
}

async function read({ contentType, br, plain }: Partial<Stored>): Promise<Answer | undefined> {
  const text = br ?? plain;
  if (typeof contentType !== 'string' || typeof text !== 'string') return undefined;
  const bytes = Buffer.from(text, 'base64');
  if (br === undefined) return plainAnswer(bytes, contentType);
  return withWriting(plainAnswer(await decompress(bytes), contentType), 'br', bytes);
}
