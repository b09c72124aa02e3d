import { Module } from '@nestjs/common';
import { CircuitBreakerStore } from './circuit-breaker-store';

/** One breaker per listener: see circuit-breaker.ts for the rules. */
@Module({ providers: [CircuitBreakerStore], exports: [CircuitBreakerStore] })
export class CircuitBreakerModule {}
