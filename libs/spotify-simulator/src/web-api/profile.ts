import { json, type Reply } from '../http/exchange';
import type { SimulatedListener } from '../listeners/listeners';
import type { Simulation } from '../simulation';

/** GET /v1/me with the fields that the regime and the scopes leave. */
export function profile(simulation: Simulation, listener: SimulatedListener, scopes: readonly string[]): Reply {
  const { href: _, ...reference } = simulation.shapes.reference('user', listener.id);
  const isFull = simulation.regime !== 'C';
  const isPrivate = isFull && scopes.includes('user-read-private');
  return json(200, {
    ...(isPrivate ? { country: listener.country } : {}),
    display_name: listener.displayName,
    ...(isFull && scopes.includes('user-read-email') ? { email: `${listener.id}@listeners.example` } : {}),
    ...(isPrivate ? { explicit_content: { filter_enabled: false, filter_locked: false } } : {}),
    ...(isFull ? { followers: { href: null, total: listener.displayName.length } } : {}),
    ...reference,
    href: `${simulation.origin}/v1/users/${listener.id}`,
    images: simulation.shapes.images('user', listener.id),
    ...(isPrivate ? { product: 'premium' } : {}),
    account_id: listener.accountId,
  });
}
