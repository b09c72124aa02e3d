/** The only fields that a log line may have, besides its time, level, context, message and request id. Values of listeners and secrets are not among them. */
export interface LogFields {
  /** What happened, in the past tense. */
  event: string;
  listenerId?: number;
  importId?: number;
  jobId?: string;
  /** A code of an error, an outcome or a state. */
  code?: string;
  reason?: string;
  purpose?: string;
  status?: number;
  method?: string;
  /** Path of a request without its query. */
  path?: string;
  count?: number;
  newPlays?: number;
  attempt?: number;
  durationMs?: number;
  delayMs?: number;
  until?: string;
  port?: number;
  version?: string;
  error?: unknown;
}

const ALLOWED: Record<keyof LogFields, true> = {
  event: true,
  listenerId: true,
  importId: true,
  jobId: true,
  code: true,
  reason: true,
  purpose: true,
  status: true,
  method: true,
  path: true,
  count: true,
  newPlays: true,
  attempt: true,
  durationMs: true,
  delayMs: true,
  until: true,
  port: true,
  version: true,
  error: true,
};

/** Keeps the allowed fields; text is scrubbed, errors are reduced to what may be written. */
export function allowedFields(fields: object): Record<string, unknown> {
  const kept = Object.entries(fields).filter(([name, value]) => name in ALLOWED && value !== undefined);
  return Object.fromEntries(kept.map(([name, value]) => [name, loggable(value)]));
}

function loggable(value: unknown): unknown {
  if (value instanceof Error) return loggableError(value);
  if (typeof value === 'string') return scrub(value);
  return typeof value === 'number' || typeof value === 'boolean' ? value : undefined;
}

/** Name, code, message and stack of an error and of its causes; nothing else that may hang on it (SQL, rows, bodies). */
export function loggableError(error: Error, depth = 3): Record<string, unknown> {
  const { code } = error as { code?: unknown };
  return {
    name: error.name,
    message: scrub(error.message),
    ...(typeof code === 'string' && { code: scrub(code) }),
    ...(error.stack && { stack: framesOf(error.stack) }),
    ...(error.cause instanceof Error && depth > 0 && { cause: loggableError(error.cause, depth - 1) }),
  };
}

/** The places of a stack without the message before them, which may hold anything. */
export function framesOf(stack: string): string {
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line));
  return frames.slice(0, 20).join('\n');
}

const SECRETS: readonly [RegExp, string][] = [
  [/\b(Bearer|Basic)\s+[\w.~+/=-]+/gi, '$1 [hidden]'],
  [/(\bhttps?:\/\/)[^\s/@]+@/gi, '$1[hidden]@'],
  [/(\bpostgres(?:ql)?|\brediss?)(:\/\/)[^\s/@]+@/gi, '$1$2[hidden]@'],
  [
    /([?&#;\s"'{,]|^)((?:access_|refresh_|id_)?token|code|state|code_verifier|client_secret|password|secret|cookie|authorization)(["']?\s*[=:]\s*["']?)[^\s"'&,;}]+/gi,
    '$1$2$3[hidden]',
  ],
  [/[\w.+-]+@[\w-]+\.[\w.-]+/g, '[e-mail]'],
  [/\b(?!127\.0\.0\.1\b)\d{1,3}(?:\.\d{1,3}){3}\b/g, '[address]'],
  [/[\w+/=-]{40,}/g, '[hidden]'],
];

/** Hides what looks like a secret, an e-mail or an IP address, and encodes control characters (log lines cannot be forged). */
export function scrub(text: string): string {
  const hidden = SECRETS.reduce(
    (result, [pattern, replacement]) => result.replace(pattern, replacement),
    text.slice(0, 8_000),
  );
  return hidden.replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g, '?');
}
