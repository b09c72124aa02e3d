import { Injectable, type OnModuleInit } from '@nestjs/common';
import { SignInObservers, type SignInEvent, type SignInObserver } from '../auth/sign-in-observers';
import { CircuitBreakerStore } from '../circuit-breaker/circuit-breaker-store';
import { Database } from '../platform/database/database';
import { ArchiveNow } from './archive-now';

/** Whoever signs in is polled at once, with a clean slate: earlier failures belonged to the old consent. */
@Injectable()
export class PollAfterSignIn implements SignInObserver, OnModuleInit {
  constructor(
    private readonly observers: SignInObservers,
    private readonly breakers: CircuitBreakerStore,
    private readonly database: Database,
    private readonly archiveNow: ArchiveNow,
  ) {}

  onModuleInit(): void {
    this.observers.register(this);
  }

  async signedIn({ listenerId }: SignInEvent): Promise<void> {
    await this.breakers.succeeded(this.database, listenerId);
    await this.archiveNow.request(listenerId);
  }
}
