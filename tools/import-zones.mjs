// Who may import whom inside the apps. Lint enforces it; docs/architecture.md says what each room is for.

import { readdirSync } from 'node:fs';

const rooms = [
  'platform',
  'circuit-breaker',
  'auth',
  'catalog',
  'archival',
  'imports',
  'analytics',
  'settings',
  'demo',
  'health',
];

/** For each room of the backend: the other rooms it may look into, or single files of them. */
const mayUse = {
  platform: [],
  'circuit-breaker': ['platform'],
  auth: ['platform'],
  catalog: ['platform', ...publicFilesOfAuth()],
  archival: ['platform', 'circuit-breaker', 'catalog', 'auth'],
  imports: ['platform', 'catalog', 'archival', ...publicFilesOfAuth()],
  analytics: ['platform', 'catalog', 'archival', ...publicFilesOfAuth()],
  settings: ['platform', ...publicFilesOfAuth()],
  demo: ['platform', 'auth', 'imports'],
  health: ['platform'],
};

/** Of auth, every room may use the guard and who is signed in, nothing else. */
function publicFilesOfAuth() {
  return ['auth/signed-in.guard.ts', 'auth/current-listener.decorator.ts'];
}

export const backendZones = rooms.map((room) => ({
  target: `./backend/src/${room}`,
  from: './backend/src',
  except: [`./${room}`, ...mayUse[room].map((path) => `./${path}`)],
  message: `${room} may import only: ${mayUse[room].join(', ') || 'itself'}.`,
}));

const app = './frontend/src/app';
const zone = (target, from, message, except) => ({
  target: `${app}/${target}`,
  from: `${app}/${from}`,
  message,
  ...(except && { except }),
});

const features = readdirSync(new URL('../frontend/src/app/features', import.meta.url));

export const frontendZones = [
  ...features.map((feature) =>
    zone(`features/${feature}`, 'features', 'A feature never imports another feature.', [`./${feature}`]),
  ),
  zone('features', 'layout', 'Features do not know the layout.'),
  zone('ui', 'features', 'Presentational pieces know nothing of pages.'),
  zone('ui', 'core', 'Presentational pieces know nothing of the application.'),
  zone('ui', 'layout', 'Presentational pieces know nothing of the layout.'),
  zone('layout', 'features', 'The layout does not know the pages.'),
  zone('core', 'features', 'core is imported, it does not import.'),
  zone('core', 'ui', 'core has no user interface.'),
  zone('core', 'layout', 'core has no user interface.'),
];
