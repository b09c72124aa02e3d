import { Injectable, Logger } from '@nestjs/common';
import { isMassRefusal } from './mass-refusal';
import { RefreshWindow } from './refresh-window.repository';
import { TokenVault } from './token-vault';

/** Finds out when Spotify accepts tokens again that it refused en masse. */
@Injectable()
export class QuarantineService {
  private readonly logger = new Logger(QuarantineService.name);

  constructor(
    private readonly window: RefreshWindow,
    private readonly vault: TokenVault,
  ) {}

  /** Tries one quarantined listener, any of them; when Spotify accepts that token, all of them are released. */
  async probe(): Promise<void> {
    if (isMassRefusal(await this.window.counts())) await this.window.quarantineRecent();
    const listenerId = await this.window.someQuarantined();
    if (listenerId === null) return;
    if (!(await this.vault.probe(listenerId))) {
      this.logger.error({ event: 'tokens still quarantined', listenerId });
      return;
    }
    this.logger.warn({ event: 'quarantine ended', count: 1 + (await this.window.release()) });
  }
}
