import { Controller, Get, Header, Logger } from '@nestjs/common';
import { ApplicationError } from '../platform/errors/application-error';
import { HealthRegistry } from '../platform/observability/health-registry';

/** Probes for supervisors and load balancers; strangers learn yes or no, the log learns what is wrong. */
@Controller('health')
export class HealthController {
  private readonly logger = new Logger(HealthController.name);

  constructor(private readonly registry: HealthRegistry) {}

  /** The process runs and answers. */
  @Get('live')
  @Header('cache-control', 'no-store')
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** The process can do its work now. */
  @Get('ready')
  @Header('cache-control', 'no-store')
  async ready(): Promise<{ status: 'ok' }> {
    const failing = await this.registry.failing();
    if (failing.length === 0) return { status: 'ok' };
    this.logger.warn({ event: 'not ready', reason: failing.join(', ') });
    throw new ApplicationError('SERVICE_UNAVAILABLE', 'Not ready.', { retryAfterSeconds: 1 });
  }
}
