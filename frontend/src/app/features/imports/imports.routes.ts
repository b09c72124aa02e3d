import type { Routes } from '@angular/router';
import { ImportsPage } from './imports-page';

export const importsRoutes: Routes = [
  {
    path: '',
    title: 'Imports',
    data: { description: 'Bring in the history that Spotify hands out on request.' },
    component: ImportsPage,
  },
];
