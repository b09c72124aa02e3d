import { cover } from '../catalogue/covers';
import type { Simulation } from '../simulation';
import { json, type Reply, type Request } from './exchange';

/** GET /image/{640|300|64}/{album|artist|user}-{id}: a drawn picture that never changes. */
export function image(simulation: Simulation, request: Request): Reply {
  const [, size, kind, id] = /^\/image\/(640|300|64)\/(album|artist|user)-([\w-]+)$/.exec(request.path) ?? [];
  if (!size || !kind || !id) return json(404, { error: { status: 404, message: 'No such image' } });
  const headers = {
    'content-type': 'image/svg+xml; charset=utf-8',
    'cache-control': 'public, max-age=31536000, immutable',
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
  };
  return {
    status: 200,
    headers,
    body: cover({ seed: simulation.seed, id, size: Number(size), isRound: kind !== 'album' }),
  };
}
