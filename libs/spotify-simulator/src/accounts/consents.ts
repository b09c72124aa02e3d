import { randomBytes } from 'node:crypto';
import type { SimulatorClock } from '../clock';

const ACCESS_TOKEN_MS = 3_600_000;
const CODE_MS = 600_000;
const CONSENT_MONTHS = 6;

/** What one approval by one listener gave to one client. */
export interface Consent {
  listenerId: string;
  clientId: string;
  scopes: string[];
  /** UTC milliseconds; the consent ends six months later, whatever is refreshed in between. */
  authorizedAt: number;
  /** Granted by code + PKCE without a client secret. */
  isPublicClient: boolean;
  isRevoked: boolean;
  refreshToken: string;
}

export interface AccessToken {
  /** null for an app's own token (client credentials). */
  consent: Consent | null;
  scopes: readonly string[];
  expiresAt: number;
}

/** An authorization code waiting for its exchange. */
export interface PendingCode {
  clientId: string;
  redirectUri: string;
  scopes: string[];
  challenge: string | null;
  listenerId: string;
  expiresAt: number;
}

export type TokenRotation = 'never' | 'pkce' | 'always';

/** What survives a restart of a demo. */
export interface ConsentRecords {
  consents: Consent[];
  usedRefreshTokens: string[];
  accessTokens: { token: string; refreshToken: string; expiresAt: number }[];
}

const secret = (prefix: string, bytes: number) => prefix + randomBytes(bytes).toString('base64url');

function monthsLater(time: number, months: number): number {
  const date = new Date(time);
  date.setUTCMonth(date.getUTCMonth() + months);
  return date.getTime();
}

/** Every code, consent and token that the accounts service has handed out. */
export class Consents {
  private readonly codes = new Map<string, PendingCode>();
  private readonly byRefreshToken = new Map<string, Consent>();
  private readonly accessTokens = new Map<string, AccessToken>();
  private readonly usedRefreshTokens = new Set<string>();

  constructor(
    private readonly clock: SimulatorClock,
    private readonly changed: () => void,
  ) {}

  issueCode(code: Omit<PendingCode, 'expiresAt'>): string {
    const text = secret('AQ', 90);
    this.codes.set(text, { ...code, expiresAt: this.now() + CODE_MS });
    return text;
  }

  /** The pending code without taking it. */
  peekCode(text: string): PendingCode | null {
    return this.codes.get(text) ?? null;
  }

  /** The pending code, which can be taken once. */
  takeCode(text: string): PendingCode | null {
    const code = this.codes.get(text);
    this.codes.delete(text);
    return code && code.expiresAt > this.now() ? code : null;
  }

  /** Records an approval. */
  grant(approval: Pick<Consent, 'listenerId' | 'clientId' | 'scopes' | 'isPublicClient'>): Consent {
    const consent = { ...approval, authorizedAt: this.now(), isRevoked: false, refreshToken: secret('AQ', 96) };
    this.byRefreshToken.set(consent.refreshToken, consent);
    this.changed();
    return consent;
  }

  /** A fresh access token of the consent, or of the app alone when there is none. */
  issueAccessToken(consent: Consent | null, lifetimeMs = ACCESS_TOKEN_MS): string {
    const token = secret('BQ', 100);
    this.accessTokens.set(token, { consent, scopes: consent?.scopes ?? [], expiresAt: this.now() + lifetimeMs });
    if (this.accessTokens.size % 1000 === 0) this.forgetExpired();
    this.changed();
    return token;
  }

  findAccessToken(token: string): AccessToken | null {
    return this.accessTokens.get(token) ?? null;
  }

  /** `used` is a token that rotation has replaced. */
  findRefreshToken(token: string): Consent | 'used' | null {
    if (this.usedRefreshTokens.has(token)) return 'used';
    return this.byRefreshToken.get(token) ?? null;
  }

  isUsable(consent: Consent): boolean {
    return !consent.isRevoked && this.now() < monthsLater(consent.authorizedAt, CONSENT_MONTHS);
  }

  /** Replaces the refresh token; the old one never works again. */
  rotate(consent: Consent): void {
    this.usedRefreshTokens.add(consent.refreshToken);
    this.byRefreshToken.delete(consent.refreshToken);
    consent.refreshToken = secret('AQ', 96);
    this.byRefreshToken.set(consent.refreshToken, consent);
    this.changed();
  }

  /** The listener removes the app: refresh and access tokens stop working at once. */
  revoke(listenerId: string): void {
    for (const consent of this.of(listenerId)) consent.isRevoked = true;
    this.changed();
  }

  /** As if the listener had approved more than six months ago. */
  expire(listenerId: string): void {
    for (const consent of this.of(listenerId))
      consent.authorizedAt = monthsLater(this.now(), -CONSENT_MONTHS) - 86_400_000;
    this.changed();
  }

  records(): ConsentRecords {
    const accessTokens = [...this.accessTokens].flatMap(([token, { consent, expiresAt }]) =>
      consent ? [{ token, refreshToken: consent.refreshToken, expiresAt }] : [],
    );
    return {
      consents: [...this.byRefreshToken.values()],
      usedRefreshTokens: [...this.usedRefreshTokens],
      accessTokens,
    };
  }

  restore(records: ConsentRecords): void {
    for (const consent of records.consents) this.byRefreshToken.set(consent.refreshToken, consent);
    for (const token of records.usedRefreshTokens) this.usedRefreshTokens.add(token);
    for (const { token, refreshToken, expiresAt } of records.accessTokens) {
      const consent = this.byRefreshToken.get(refreshToken);
      if (consent) this.accessTokens.set(token, { consent, scopes: consent.scopes, expiresAt });
    }
    this.forgetExpired();
  }

  private of(listenerId: string): Consent[] {
    return [...this.byRefreshToken.values()].filter((consent) => consent.listenerId === listenerId);
  }

  private forgetExpired(): void {
    const longAgo = this.now() - 10 * ACCESS_TOKEN_MS;
    for (const [token, { expiresAt }] of this.accessTokens) if (expiresAt < longAgo) this.accessTokens.delete(token);
  }

  private now(): number {
    return this.clock.now().getTime();
  }
}
