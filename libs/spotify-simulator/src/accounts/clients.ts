export interface SimulatorClient {
  clientId: string;
  /** Without one the client is public and must use PKCE. */
  clientSecret?: string;
  /** Exact addresses; a loopback literal registered without a port allows any port. */
  redirectUris: string[];
}

/** The client that a demo uses without any set-up. */
export const DEMO_CLIENT: SimulatorClient = {
  clientId: 'demo-client',
  clientSecret: 'demo-secret',
  redirectUris: ['http://127.0.0.1/auth/spotify/callback', 'http://[::1]/auth/spotify/callback'],
};

/** Exact match, except that a registered loopback address without a port matches any port. */
export function allowsRedirect(client: SimulatorClient, redirectUri: string): boolean {
  if (client.redirectUris.includes(redirectUri)) return true;
  const loopback = /^http:\/\/(?:127\.0\.0\.1|\[::1\])(:\d{1,5})(?=\/|$)/.exec(redirectUri);
  return !!loopback?.[1] && client.redirectUris.includes(redirectUri.replace(loopback[1], ''));
}
