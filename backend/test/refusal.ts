import type { ApiAnswer } from './api';

/** Refused with this status in JSON, with a code and a sentence, and with nothing of our insides. */
export function expectRefusal(answer: ApiAnswer, status: number, code?: string): void {
  expect(answer.status).toBe(status);
  expect(answer.contentType).toContain('application/json');
  expect(answer.body.errors?.length ?? 1).toBeGreaterThan(0);
  if (code) expect(answer.body.errors?.[0].extensions.code ?? answer.body.error.code).toBe(code);
  expect(answer.text).not.toMatch(/Did you mean|node_modules|stacktrace|canary|SELECT/);
}
