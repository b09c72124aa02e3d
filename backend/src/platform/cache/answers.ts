import { LRUCache } from 'lru-cache';
import { type Answer, compressed, sizeOf } from './answer';
import type { SharedAnswers } from './shared-answers';

/** The duty to work an answer out; others who ask the same wait until it is settled. */
export interface Duty {
  /** Hands over the answer, or undefined when it is for this request alone. */
  settle(answer: Answer | undefined): void;
  /** Ends the duty: who asks from now on finds the answer kept, or works it out. */
  end(): void;
}

const KEY_BYTES = 150;

/**
 * Answers that were given before, under keys that name everything they depend on: an answer is never stale, and nothing
 * is ever invalidated. Memory first, bounded by bytes; what other processes share second.
 */
export class Answers {
  private readonly memory: LRUCache<string, Answer>;
  private readonly underWay = new Map<string, Promise<Answer | undefined>>();

  constructor(
    maxBytes: number,
    private readonly shared: SharedAnswers | null,
  ) {
    this.memory = new LRUCache({ maxSize: maxBytes, sizeCalculation: (answer) => sizeOf(answer) + KEY_BYTES });
  }

  /** Bytes in memory. */
  get bytes(): number {
    return this.memory.calculatedSize;
  }

  /** The answer in memory. */
  get(key: string): Answer | undefined {
    return this.memory.get(key);
  }

  /** What comes of the work that is under way for this key; undefined when nobody works on it. */
  awaited(key: string): Promise<Answer | undefined> | undefined {
    return this.underWay.get(key);
  }

  /** Takes the work for a key upon oneself. */
  begin(key: string): Duty {
    const { promise, resolve } = Promise.withResolvers<Answer | undefined>();
    this.underWay.set(key, promise);
    const end = () => {
      resolve(undefined);
      if (this.underWay.get(key) === promise) this.underWay.delete(key);
    };
    return { settle: resolve, end };
  }

  /** The answer that another process shares; it is in memory from then on. */
  async fetch(key: string): Promise<Answer | undefined> {
    const answer = await this.shared?.find(key);
    if (answer) {
      this.memory.set(key, answer);
      void this.compress(key, answer).catch(() => undefined); // it is there in plain bytes
    }
    return answer;
  }

  /** Keeps an answer, plain at once and compressed when there was time; then shares it. */
  async keep(key: string, answer: Answer): Promise<void> {
    this.memory.set(key, answer);
    const all = await this.compress(key, answer);
    await this.shared?.keep(key, all);
  }

  private async compress(key: string, answer: Answer): Promise<Answer> {
    const all = await compressed(answer);
    this.memory.set(key, all);
    return all;
  }
}
