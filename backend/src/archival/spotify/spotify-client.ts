import { Injectable } from '@nestjs/common';
import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Clock } from '../../platform/clock';
import { Environment } from '../../platform/config/environment';
import { boundedFetch, NoReplyError, type BoundedReply } from '../../platform/upstream/bounded-fetch';
import type { CallPurpose } from '../../platform/upstream/call-budget';
import { parseRecentlyPlayed, WINDOW, type RecentlyPlayed } from './recently-played';
import { retryAfterMs } from './retry-after';
import { RetryBudget } from './retry-budget';
import { SpotifyBusyError, SpotifyError } from './spotify-error';
import { SpotifyLimiter } from './spotify-limiter';
import { isRecord } from './track-facts';

/** Ten seconds for everything and 5 MB, however slowly or much Spotify sends. */
const BOUNDS = { totalMs: 10_000, maxBytes: 5 * 1024 * 1024 };

/** A repetition comes at once, but not from all processes in the same moment. */
const RETRY_DELAY_MS = { least: 100, most: 200 };

/** Spotify's Web API. Every call asks the limiter first; nobody else talks to Spotify. */
@Injectable()
export class SpotifyClient {
  private readonly retries = new RetryBudget();

  constructor(
    private readonly environment: Environment,
    private readonly limiter: SpotifyLimiter,
    private readonly clock: Clock,
  ) {}

  /**
   * The newest 50 plays of the listener to whom the token belongs. Never asks for what came "after" a play: late
   * arrivals would be lost.
   * @throws SpotifyError, SpotifyBusyError
   */
  async recentlyPlayed(accessToken: string): Promise<RecentlyPlayed> {
    const json = await this.get(`/me/player/recently-played?limit=${WINDOW}`, accessToken, 'POLL');
    return parseRecentlyPlayed(json, this.clock.now());
  }

  /**
   * GET on the Web API as parsed JSON. A server error is repeated once, at once, within the retry budget.
   * @param path with a slash in front, its variable parts encoded
   * @throws SpotifyError, SpotifyBusyError
   */
  async get(path: string, accessToken: string, purpose: CallPurpose): Promise<unknown> {
    this.retries.earn();
    try {
      return await this.getOnce(path, accessToken, purpose);
    } catch (error) {
      if (!isPassing(error) || !this.retries.spend()) throw error;
      await sleep(randomInt(RETRY_DELAY_MS.least, RETRY_DELAY_MS.most));
      return this.getOnce(path, accessToken, purpose);
    }
  }

  private async getOnce(path: string, accessToken: string, purpose: CallPurpose): Promise<unknown> {
    const wait = await this.limiter.ask(purpose);
    if (wait) throw new SpotifyBusyError(wait);
    const reply = await this.fetch(path, accessToken);
    if (reply.status === 429) throw await this.busy(reply);
    if (reply.status !== 200) throw errorOf(reply);
    return jsonOf(reply);
  }

  private async fetch(path: string, accessToken: string): Promise<BoundedReply> {
    const headers = { authorization: `Bearer ${accessToken}`, accept: 'application/json' };
    try {
      return await boundedFetch(`${this.environment.spotifyApiUrl}${path}`, { headers }, BOUNDS);
    } catch (error) {
      if (error instanceof NoReplyError) throw new SpotifyError('NO_REPLY');
      throw error;
    }
  }

  /** A plain 429 makes the whole app wait; an exceeded quota is another matter, and lasts for hours. */
  private async busy(reply: BoundedReply): Promise<SpotifyBusyError> {
    const reason = messageOf(reply).reason === 'QUOTA_EXCEEDED' ? 'QUOTA' : 'RATE_LIMIT';
    const waitMs = retryAfterMs(reply.headers.get('retry-after'), this.clock.now());
    return new SpotifyBusyError(await this.limiter.block(reason, waitMs));
  }
}

/** Worth a repetition at once: the server stumbled. A missing reply may have cost its ten seconds already. */
function isPassing(error: unknown): boolean {
  return error instanceof SpotifyError && error.code === 'SERVER_ERROR';
}

function errorOf(reply: BoundedReply): SpotifyError {
  const { status } = reply;
  if (status === 401) return new SpotifyError('TOKEN_REJECTED', status);
  if (status === 403) return new SpotifyError(forbidden(messageOf(reply).message), status);
  if (status === 404) return new SpotifyError('NOT_FOUND', status);
  return new SpotifyError(status >= 500 ? 'SERVER_ERROR' : 'REFUSED', status);
}

/** The four kinds of 403 differ in their text only; one of them is not even JSON. */
function forbidden(message: string) {
  if (/scope/i.test(message)) return 'SCOPE_MISSING';
  if (/regist/i.test(message)) return 'NOT_REGISTERED';
  return /premium/i.test(message) ? 'PREMIUM_NEEDED' : 'FORBIDDEN';
}

function messageOf(reply: BoundedReply): { message: string; reason: unknown } {
  const json = parse(reply.body);
  const error = isRecord(json) && isRecord(json['error']) ? json['error'] : {};
  return {
    message: typeof error['message'] === 'string' ? error['message'] : reply.body.slice(0, 500),
    reason: error['reason'],
  };
}

function jsonOf(reply: BoundedReply): unknown {
  const json = parse(reply.body);
  if (json !== undefined) return json;
  throw new SpotifyError(reply.body.trimStart().startsWith('<') ? 'WEB_PAGE' : 'WRONG_SHAPE', reply.status);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
