import { Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Environment } from '../platform/config/environment';
import { KeyRotation } from './key-rotation.service';
import { QuarantineService } from './quarantine.service';
import { RefreshWindow } from './refresh-window.repository';
import { SessionRepository } from './session.repository';
import { SignInAttemptRepository } from './sign-in-attempt.repository';

const MINUTE_MS = 60_000;

/** What is to be done now and then, by processes that run jobs; several of them may do it at the same time. */
@Injectable()
export class AuthUpkeep {
  constructor(
    private readonly environment: Environment,
    private readonly quarantine: QuarantineService,
    private readonly keys: KeyRotation,
    private readonly window: RefreshWindow,
    private readonly sessions: SessionRepository,
    private readonly attempts: SignInAttemptRepository,
  ) {}

  /** Looks whether quarantined tokens are accepted again. */
  @Interval('quarantine-probe', 5 * MINUTE_MS)
  async probeQuarantine(): Promise<void> {
    if (this.environment.role !== 'web') await this.quarantine.probe();
  }

  /** Forgets what has ended by itself, and brings tokens under today's key. */
  @Interval('auth-upkeep', 30 * MINUTE_MS)
  async tidyUp(): Promise<void> {
    if (this.environment.role === 'web') return;
    await this.keys.resealAll();
    await this.sessions.prune();
    await this.attempts.prune();
    await this.window.prune();
  }
}
