import { Injectable, Logger } from '@nestjs/common';

/** Somebody signed in. */
export interface SignInEvent {
  listenerId: number;
  spotifyId: string;
  /** True when the listener was unknown until now. */
  firstTime: boolean;
}

/** Wants to know of every sign-in, after it is stored and before the browser is sent on. Should be quick. */
export interface SignInObserver {
  signedIn(event: SignInEvent): Promise<void>;
}

/** Other parts register here what they do when somebody signs in. */
@Injectable()
export class SignInObservers {
  private readonly logger = new Logger(SignInObservers.name);
  private readonly observers: SignInObserver[] = [];

  register(observer: SignInObserver): void {
    this.observers.push(observer);
  }

  /** Tells all observers; one that fails keeps nobody from being signed in. */
  async tell(event: SignInEvent): Promise<void> {
    const tellings = this.observers.map((observer) => observer.signedIn(event));
    for (const result of await Promise.allSettled(tellings)) {
      if (result.status === 'fulfilled') continue;
      const error: unknown = result.reason;
      this.logger.error({ event: 'sign-in observer failed', listenerId: event.listenerId, error });
    }
  }
}
