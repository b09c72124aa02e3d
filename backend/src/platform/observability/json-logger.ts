import type { LoggerService } from '@nestjs/common';
import { type DestinationStream, type Logger as Pino, pino } from 'pino';
import { allowedFields, framesOf, loggableError, scrub } from './log-fields';
import { currentRequestId } from './request-id';

/** What Nest tells of its own start: a hundred lines that only help who looks for them. */
const START_UP = new Set<unknown>([
  'NestFactory',
  'InstanceLoader',
  'RoutesResolver',
  'RouterExplorer',
  'GraphQLModule',
]);

/** Lines wait for each other at most so long (ms), or until there are so many bytes of them: a write of its own costs as much as finding an answer. */
const TOGETHER = { sync: false, minLength: 32_768, maxWrite: 65_536, periodicFlush: 100 };

type Level = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace';

/**
 * Writes one JSON object per line, with the request id. Classes log through Nest's own `Logger`, with fields instead
 * of sentences put together: `logger.warn({ event: 'poll failed', listenerId, error })`.
 */
export class JsonLogger implements LoggerService {
  readonly pino: Pino;

  /** Without a destination: standard output, to which lines go together. All are out when the process exits. */
  constructor(level: string, destination: DestinationStream = pino.destination(TOGETHER)) {
    const options = {
      level,
      base: null,
      messageKey: 'event',
      timestamp: () => pino.stdTimeFunctions.isoTime(),
      formatters: { level: (label: string) => ({ level: label }) },
      mixin: () => ({ requestId: currentRequestId() }),
    };
    this.pino = pino(options, destination);
  }

  log(message: unknown, ...rest: unknown[]): void {
    this.write(START_UP.has(rest.at(-1)) ? 'debug' : 'info', message, rest);
  }
  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }
  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }
  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }
  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('trace', message, rest);
  }
  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('fatal', message, rest);
  }

  /** Nest hands over the context as the last argument, and sometimes a stack before it. */
  private write(level: Level, message: unknown, rest: unknown[]): void {
    const context = rest.at(-1);
    const stack = rest.length > 1 && typeof rest[0] === 'string' ? { stack: framesOf(rest[0]) } : {};
    const { event, ...fields } = fieldsOf(message);
    this.pino[level]({ ...(typeof context === 'string' && { context }), ...fields, ...stack }, event);
  }
}

function fieldsOf(message: unknown): { event: string } & Record<string, unknown> {
  if (message instanceof Error) return { event: scrub(message.message), error: loggableError(message) };
  if (typeof message === 'object' && message !== null) return { event: '', ...allowedFields(message) };
  return { event: scrub(String(message)) };
}
