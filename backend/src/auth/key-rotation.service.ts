import { Injectable, Logger } from '@nestjs/common';
import { SecretError } from '../platform/security/secret-box';
import { SpotifyAccountRepository } from './spotify-account.repository';

const BATCH = 100;

/**
 * Brings all tokens under today's key after a new one was put in front of TOKEN_KEYS; the former one can be taken away
 * when the log says that none is left. Listener by listener, so it can be cut off and run again at any time.
 */
@Injectable()
export class KeyRotation {
  private readonly logger = new Logger(KeyRotation.name);

  constructor(private readonly accounts: SpotifyAccountRepository) {}

  /** Seals everything anew that a former key sealed. Answers how many listeners that were. */
  async resealAll(): Promise<number> {
    let count = 0;
    let unreadable = 0;
    for (let batch = await this.next(0); batch.length > 0; batch = await this.next(batch.at(-1) ?? 0)) {
      for (const listenerId of batch) {
        if (await this.reseal(listenerId)) count++;
        else unreadable++;
      }
    }
    if (count > 0) this.logger.log({ event: 'tokens sealed with the new key', count });
    if (unreadable > 0) this.logger.error({ event: 'tokens not readable', count: unreadable });
    return count;
  }

  private next(afterListenerId: number): Promise<number[]> {
    return this.accounts.sealedWithFormerKey(afterListenerId, BATCH);
  }

  private async reseal(listenerId: number): Promise<boolean> {
    try {
      await this.accounts.reseal(listenerId);
      return true;
    } catch (error) {
      if (error instanceof SecretError) return false;
      throw error;
    }
  }
}
