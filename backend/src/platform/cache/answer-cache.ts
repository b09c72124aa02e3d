import { createHash } from 'node:crypto';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { Cache } from 'cache-manager';

/** Where answers are kept: memory, or Redis when several processes share them. */
export const ANSWER_STORE = Symbol('ANSWER_STORE');

/** Longest wait for the store. A store that is away or slow is treated as empty: every answer can be worked out again. */
const PATIENCE_MS = 200;

/**
 * Keeps answers that are worked out from a listener's archive. The key must name everything the answer depends on,
 * the archive's version above all: then an answer is never stale, and a change needs no invalidation.
 * Answers must survive JSON: no Date, no undefined.
 */
@Injectable()
export class AnswerCache {
  private readonly logger = new Logger(AnswerCache.name);
  private readonly underWay = new Map<string, Promise<unknown>>();
  private storeAway = false;

  constructor(@Inject(ANSWER_STORE) private readonly store: Cache) {}

  /**
   * The answer kept under a key (any JSON value), or the one that `work` finds, which is kept when it is `worthKeeping`.
   * The same question asked at the same time is worked out once.
   */
  keep<Answer extends object>(
    question: readonly unknown[],
    work: () => Promise<Answer>,
    worthKeeping: (answer: Answer) => boolean = () => true,
  ): Promise<Answer> {
    const key = `audiospective:answer:${createHash('sha256').update(JSON.stringify(question)).digest('base64url')}`;
    const known = this.underWay.get(key) as Promise<Answer> | undefined;
    if (known) return known;
    const answer = this.findOrWork(key, work, worthKeeping).finally(() => this.underWay.delete(key));
    this.underWay.set(key, answer);
    return answer;
  }

  private async findOrWork<Answer extends object>(
    key: string,
    work: () => Promise<Answer>,
    worthKeeping: (answer: Answer) => boolean,
  ): Promise<Answer> {
    const kept = await this.ask(this.store.get<Answer>(key));
    if (kept) return kept;
    const answer = await work();
    if (worthKeeping(answer)) void this.ask(this.store.set(key, answer));
    return answer;
  }

  /** What the store says; undefined when it cannot say it in time. */
  private async ask<T>(reply: Promise<T>): Promise<T | undefined> {
    let timer: NodeJS.Timeout | undefined;
    const impatience = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('no answer in time')), PATIENCE_MS);
    });
    try {
      const value = await Promise.race([reply, impatience]);
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
    if (away === this.storeAway) return;
    this.storeAway = away;
    if (away)
      this.logger.warn({ event: 'answer store away', reason: error instanceof Error ? error.message : 'unknown' });
    else this.logger.log({ event: 'answer store back' });
  }
}
