import { hash } from 'node:crypto';
import { localDay } from '@audiospective/period';
import type { Request } from 'express';
import { LRUCache } from 'lru-cache';
import { Clock } from '../clock';
import type { SignedIn } from '../security/signed-in';

const MINUTE_MS = 60_000;

/** What a listener asks, in the words in which it was asked: the same question in other words is another one. */
export interface Question {
  /** Hash of the body and of what kind of answer is accepted. */
  text: string;
  /** Everything that the answer depends on: the text, the listener, the versions, the local day, and the installation. */
  key: string;
}

/** Builds the keys of answers. */
export class Questions {
  private readonly days = new LRUCache<string, { minute: number; day: string }>({ max: 1_000 });

  /** `installation` is the fingerprint of what answers depend on besides the listener. */
  constructor(
    private readonly clock: Clock,
    private readonly installation: string,
  ) {}

  /** The question in a request whose body is still bytes. */
  of(request: Request, body: Buffer, signedIn: SignedIn): Question {
    const { accept = '' } = request.headers;
    const words = accept === '' || accept === '*/*' ? body : Buffer.concat([body, Buffer.from(`\n${accept}`)]);
    const text = hash('sha256', words, 'base64url');
    return { text, key: this.keyOf(text, signedIn) };
  }

  /** The key of the same question at this moment, with these versions. */
  keyOf(text: string, { listenerId, versions, timeZone }: SignedIn): string {
    const { archive, settings, catalog, imports } = versions;
    const known = `${archive} ${settings} ${catalog} ${imports}`;
    return `${text} ${listenerId} ${known} ${this.today(timeZone)} ${this.installation}`;
  }

  /** The local day; clocks of all zones change on a full minute. */
  private today(timeZone: string): string {
    const now = this.clock.now();
    const minute = Math.floor(now.getTime() / MINUTE_MS);
    const known = this.days.get(timeZone);
    if (known?.minute === minute) return known.day;
    const day = localDay(now, timeZone);
    this.days.set(timeZone, { minute, day });
    return day;
  }
}
