import { Injectable } from '@nestjs/common';

/** Resolves when a part of the application can do its work, rejects when it cannot. */
export type HealthCheck = () => Promise<unknown>;

const PATIENCE_MS = 2_000;

/** What has to work for this process to be ready. Each part registers its own check. */
@Injectable()
export class HealthRegistry {
  private readonly checks = new Map<string, HealthCheck>();
  private stopping = false;

  register(name: string, check: HealthCheck): void {
    this.checks.set(name, check);
  }

  /** From now on not ready: the process is about to end, and a load balancer should look elsewhere. */
  beginShutdown(): void {
    this.stopping = true;
  }

  /** The names of what does not work; empty when ready. */
  async failing(): Promise<string[]> {
    if (this.stopping) return ['shutting down'];
    const results = await Promise.all(
      [...this.checks].map(async ([name, check]) => ((await works(check)) ? [] : [name])),
    );
    return results.flat();
  }
}

async function works(check: HealthCheck): Promise<boolean> {
  const late = AbortSignal.timeout(PATIENCE_MS);
  const timeout = new Promise<false>((resolve) => late.addEventListener('abort', () => resolve(false), { once: true }));
  return Promise.race([
    check().then(
      () => true,
      () => false,
    ),
    timeout,
  ]);
}
