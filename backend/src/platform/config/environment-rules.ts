import { isIn, ValidateBy } from 'class-validator';

/** A rule for one setting: `sentence` completes "<NAME> must be ..." and never contains the value. */
export function Rule(sentence: string, test: (value: unknown) => boolean): PropertyDecorator {
  return ValidateBy({ name: sentence, validator: { validate: test, defaultMessage: () => `must be ${sentence}` } });
}

/** A whole number within bounds, both included. */
export function WholeNumber(from: number, to: number): PropertyDecorator {
  return Rule(
    `a whole number from ${from} to ${to}`,
    (value) => Number.isInteger(value) && (value as number) >= from && (value as number) <= to,
  );
}

/** One of the named words or numbers. */
export function OneOf(values: readonly (string | number)[]): PropertyDecorator {
  return Rule(`one of ${values.join(', ')}`, (value) => isIn(value, values));
}

/** Text without spaces around it. */
export function Text(maxLength = 1024): PropertyDecorator {
  return Rule(
    `text of at most ${maxLength} characters without spaces around it`,
    (value) => typeof value === 'string' && value.length <= maxLength && value === value.trim(),
  );
}

/** A URL of one of the given schemes. */
export function UrlOf(...schemes: string[]): PropertyDecorator {
  const list = schemes.map((scheme) => `${scheme}://`).join(' or ');
  return Rule(`a URL that starts with ${list}`, (value) =>
    schemes.includes(parseUrl(value)?.protocol.slice(0, -1) ?? ''),
  );
}

/** Scheme, host and port of a web page, nothing behind them. */
export function Origin(): PropertyDecorator {
  return Rule('an http or https origin without a path, such as https://music.example.org', (value) => {
    const url = parseUrl(value);
    return url !== null && /^https?:$/.test(url.protocol) && [url.origin, `${url.origin}/`].includes(value as string);
  });
}

/** An address of Spotify's services: https, or http on this machine (the simulator). */
export function UpstreamUrl(): PropertyDecorator {
  return Rule('an https URL (http only for 127.0.0.1 and [::1])', isHttpsOrLoopback);
}

/** True for https URLs, and for http URLs of a loopback address written as a number. */
export function isHttpsOrLoopback(value: unknown): boolean {
  const url = parseUrl(value);
  if (url?.protocol === 'https:') return true;
  return url?.protocol === 'http:' && ['127.0.0.1', '[::1]'].includes(url.hostname);
}

/** Key pairs `id:base64` separated by commas; each key is 32 bytes, each id used once. */
export function KeyRing(): PropertyDecorator {
  return Rule('a comma separated list of id:key, each id once, each key 32 bytes in base64', (value) => {
    const pairs = String(value).split(',');
    const ids = pairs.map((pair) => pair.split(':')[0]);
    return pairs.every(isKeyPair) && new Set(ids).size === ids.length;
  });
}

function isKeyPair(pair: string): boolean {
  const [, encoded] = /^[a-z0-9-]{1,16}:([A-Za-z0-9+/]{43}=)$/.exec(pair) ?? [];
  return encoded !== undefined && new Set(Buffer.from(encoded, 'base64')).size > 1;
}

function parseUrl(value: unknown): URL | null {
  return typeof value === 'string' ? URL.parse(value) : null;
}
