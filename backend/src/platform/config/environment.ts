import 'reflect-metadata';
import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { getMetadataStorage, IsOptional, validateSync } from 'class-validator';
import { EnvironmentError } from './environment-error';
import {
  isHttpsOrLoopback,
  KeyRing,
  OneOf,
  Origin,
  Rule,
  Text,
  UpstreamUrl,
  UrlOf,
  WholeNumber,
} from './environment-rules';

const GIGABYTE = 1024 ** 3;

/**
 * Every setting of the application, checked once at start and frozen. The variable of a property is its name in
 * capitals with underscores (`maxUploadBytes` is MAX_UPLOAD_BYTES); .env.example explains each one.
 */
export class Environment {
  @WholeNumber(1, 65_535) port: number = 3000;
  @Text(253) host: string = '127.0.0.1';
  /** The origin under which listeners reach the application; PUBLIC_URL, or http://127.0.0.1:PORT. */
  @IsOptional() @Origin() publicUrl: string;
  /** What this process does: answer requests, run jobs, or both. */
  @OneOf(['all', 'web', 'worker']) role: 'all' | 'web' | 'worker' = 'all';
  /** PostgreSQL 15 or newer; unset: the built-in one. */
  @IsOptional() @UrlOf('postgres', 'postgresql') databaseUrl?: string;
  @Text() dataDir: string = '.data';
  /** Set when the dashboard is served from elsewhere: the one origin that may call the API with cookies. */
  @IsOptional() @Origin() frontendUrl?: string;
  @IsOptional() @UrlOf('redis', 'rediss') redisUrl?: string;

  /** Client id of the Spotify app; unset: the simulator is used. */
  @IsOptional() @Text(100) spotifyClientId?: string;
  @IsOptional() @Text(200) spotifyClientSecret?: string;
  @IsOptional() @UpstreamUrl() spotifyAuthorizationUrl: string;
  @IsOptional() @UpstreamUrl() spotifyTokenUrl: string;
  /** Base of the Web API, with its version and without a slash at the end. */
  @IsOptional() @UpstreamUrl() spotifyApiUrl: string;
  /** Must be registered with the Spotify app letter by letter; unset: PUBLIC_URL/auth/spotify/callback. */
  @IsOptional()
  @Rule('an https URL, or http://127.0.0.1:PORT or http://[::1]:PORT (Spotify refuses localhost)', isHttpsOrLoopback)
  spotifyRedirectUri: string;
  /** Calls to the Web API within 24 hours, over all purposes; 0 for no limit of our own. Unset: 600, in the demo 0. */
  @IsOptional() @WholeNumber(0, 10_000_000) spotifyDailyCalls: number;
  /** Calls to the Web API within 30 seconds; 0 for no limit of our own. Unset: 100, in the demo 0. */
  @IsOptional() @WholeNumber(0, 100_000) spotifyCallsPer30s: number;

  /** Keys for tokens at rest as `id:base64,...`, the first one seals; unset: a key file in the data folder. */
  @IsOptional() @KeyRing() tokenKeys?: string;
  @OneOf(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']) logLevel: string = 'info';
  @WholeNumber(1024, 16 * GIGABYTE) maxUploadBytes: number = GIGABYTE;
  /** Megabytes of memory for answers that were given before. */
  @WholeNumber(1, 16_384) responseCacheMb: number = 32;
  /** Megabytes of memory for listening histories; what does not fit is read again when it is asked for. */
  @WholeNumber(8, 65_536) historyCacheMb: number = 64;
  @WholeNumber(1, 60) pollMinMinutes: number = 10;
  @WholeNumber(1, 1440) pollMaxMinutes: number = 60;
  /** Seconds between two runs of the planner; they divide a minute, so that the runs are evenly spaced by the clock. */
  @OneOf([1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30, 60]) plannerSeconds: number = 30;
  /** Listeners that one process polls at the same time. */
  @WholeNumber(1, 64) workerConcurrency: number = 8;
  /** Seconds that a worker may hold a listener's poll before another worker may take it over. */
  @WholeNumber(5, 600) pollLeaseSeconds: number = 60;
  /** Port of the Spotify simulator of the demo. */
  @WholeNumber(0, 65_535) simulatorPort: number = 3001;
  /** Number of proxies in front whose X-Forwarded-* headers are believed; 0 for none. */
  @WholeNumber(0, 8) trustProxy: number = 0;
  /** Requests to the API that a session, or an address without one, may send within 10 seconds. */
  @WholeNumber(10, 1_000_000) rateLimit: number = 100;
  /** Seconds that requests under way may take to finish when the application is told to stop. */
  @WholeNumber(1, 120) shutdownSeconds: number = 25;

  /** True while Spotify is simulated because no client id is set. */
  get demo(): boolean {
    return this.spotifyClientId === undefined;
  }

  /** What this installation is to Spotify's accounts service. A client without a secret relies on PKCE alone. */
  get spotifyClient(): { id: string; secret?: string } {
    if (this.spotifyClientId === undefined) return { id: 'demo-client', secret: 'demo-secret' };
    return { id: this.spotifyClientId, secret: this.spotifyClientSecret };
  }

  /** True when listeners reach the application by https: cookies are then marked Secure. */
  get secure(): boolean {
    return this.publicUrl.startsWith('https://');
  }
}

/** What the process was started with: a `.env` file in the working folder, overruled by real variables. */
export function processSource(): NodeJS.ProcessEnv {
  const file = existsSync('.env') ? parseEnv(readFileSync('.env', 'utf8')) : {};
  return { ...file, ...process.env };
}

/** Reads and checks all settings. Throws one EnvironmentError that names all faults at once. */
export function loadEnvironment(source: NodeJS.ProcessEnv): Environment {
  const environment = new Environment();
  const faults: string[] = [];
  for (const property of settings()) {
    const raw = source[variableOf(property)];
    if (raw === undefined) continue;
    if (raw.trim() === '') faults.push(`${variableOf(property)} must not be empty; remove it to use its default`);
    else Object.assign(environment, { [property]: convert(property, raw) });
  }
  faults.push(...faultsOfSettings(environment));
  fillDefaults(environment);
  faults.push(...faultsBetweenSettings(environment));
  if (faults.length > 0) throw new EnvironmentError(faults);
  return Object.freeze(environment);
}

/** The name of the variable that sets a property: `spotifyCallsPer30s` is SPOTIFY_CALLS_PER_30S. */
export function variableOf(property: string): string {
  return property.replace(/([a-z])([A-Z0-9])/g, '$1_$2').toUpperCase();
}

/** All properties that a variable can set. */
export function settings(): string[] {
  const rules = getMetadataStorage().getTargetValidationMetadatas(Environment, '', false, false);
  return [...new Set(rules.map((rule) => rule.propertyName))];
}

function convert(property: string, raw: string): unknown {
  const isNumber = Reflect.getMetadata('design:type', Environment.prototype, property) === Number;
  if (!isNumber) return raw;
  return /^\d{1,15}$/.test(raw) ? Number(raw) : NaN;
}

function fillDefaults(environment: Environment): void {
  const simulator = `http://127.0.0.1:${environment.simulatorPort}`;
  const { demo } = environment;
  environment.publicUrl = withoutSlash(environment.publicUrl ?? `http://127.0.0.1:${environment.port}`);
  environment.frontendUrl &&= withoutSlash(environment.frontendUrl);
  environment.spotifyAuthorizationUrl ??= demo ? `${simulator}/authorize` : 'https://accounts.spotify.com/authorize';
  environment.spotifyTokenUrl ??= demo ? `${simulator}/api/token` : 'https://accounts.spotify.com/api/token';
  environment.spotifyApiUrl = withoutSlash(
    environment.spotifyApiUrl ?? (demo ? `${simulator}/v1` : 'https://api.spotify.com/v1'),
  );
  environment.spotifyRedirectUri ??= `${environment.publicUrl}/auth/spotify/callback`;
  environment.spotifyDailyCalls ??= demo ? 0 : 600;
  environment.spotifyCallsPer30s ??= demo ? 0 : 100;
}

function withoutSlash(url: string): string {
  return url.replace(/\/$/, '');
}

function faultsOfSettings(environment: Environment): string[] {
  return validateSync(environment).flatMap(({ property, constraints }) =>
    Object.values(constraints ?? {}).map((rule) => `${variableOf(property)} ${rule}`),
  );
}

function faultsBetweenSettings(environment: Environment): string[] {
  const faults: string[] = [];
  if (environment.pollMinMinutes > environment.pollMaxMinutes)
    faults.push('POLL_MIN_MINUTES must not be more than POLL_MAX_MINUTES');
  if (environment.demo && environment.spotifyClientSecret)
    faults.push('SPOTIFY_CLIENT_SECRET must not be set without SPOTIFY_CLIENT_ID');
  if (!environment.demo && !isHttpsOrLoopback(environment.spotifyRedirectUri))
    faults.push(
      'PUBLIC_URL must be https or http://127.0.0.1 or http://[::1]: Spotify sends listeners back to no other address',
    );
  if (environment.frontendUrl && environment.secure && !environment.frontendUrl.startsWith('https://'))
    faults.push('FRONTEND_URL must be https when PUBLIC_URL is');
  return faults;
}
