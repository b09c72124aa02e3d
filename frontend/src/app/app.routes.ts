import type { Routes } from '@angular/router';

export const routes: Routes = [
  {
    path: '',
    pathMatch: 'full',
    loadChildren: () => import('./features/welcome/welcome.routes').then((file) => file.welcomeRoutes),
  },
  {
    path: 'overview',
    loadChildren: () => import('./features/overview/overview.routes').then((file) => file.overviewRoutes),
  },
  {
    path: 'imports',
    loadChildren: () => import('./features/imports/imports.routes').then((file) => file.importsRoutes),
  },
  {
    path: '**',
    title: 'Page not found',
    loadComponent: () => import('./features/not-found/not-found-page').then((file) => file.NotFoundPage),
  },
];
