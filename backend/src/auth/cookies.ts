import { hash, randomBytes } from 'node:crypto';
import { parseCookie } from 'cookie';
import type { CookieOptions, Request } from 'express';
import type { Environment } from '../platform/config/environment';

/** Cookies of the application; their values are random ids of 256 bits, of which only hashes are stored. */
export type CookieName = 'audiospective_session' | 'audiospective_sign_in';

const SECRET_ID = /^[A-Za-z0-9_-]{43}$/;

/** A new id: 256 random bits in base64url. */
export function newSecretId(): string {
  return randomBytes(32).toString('base64url');
}

/** SHA-256 of an id, which is what the database knows of it. */
export function hashOf(secretId: string): Buffer {
  return hash('sha256', secretId, 'buffer');
}

/** Under https the `__Host-` prefix makes browsers refuse the cookie from anywhere else. */
export function fullName(name: CookieName, { secure }: Environment): string {
  return secure ? `__Host-${name}` : name;
}

/** For setting (with an age) and clearing (without): out of reach of scripts, not sent along by foreign pages. */
export function cookieOptions({ secure }: Environment, maxAgeMs?: number): CookieOptions {
  return { httpOnly: true, sameSite: 'lax', secure, path: '/', ...(maxAgeMs !== undefined && { maxAge: maxAgeMs }) };
}

/** The id in a cookie. Undefined when it is missing, malformed, or there twice (then one of them was planted). */
export function readCookie(request: Request, name: CookieName, environment: Environment): string | undefined {
  const header = request.headers.cookie ?? '';
  const wanted = fullName(name, environment);
  const times = header.split(';').filter((pair) => pair.split('=')[0]?.trim() === wanted).length;
  const value = times === 1 ? parseCookie(header)[wanted] : undefined;
  return value !== undefined && SECRET_ID.test(value) ? value : undefined;
}
