import type { Routes } from '@angular/router';
import { itemRoutes } from './features/items/items.routes';

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
    path: 'top',
    loadChildren: () => import('./features/top/top.routes').then((file) => file.topRoutes),
  },
  {
    path: 'habits',
    loadChildren: () => import('./features/habits/habits.routes').then((file) => file.habitsRoutes),
  },
  {
    path: 'history',
    loadChildren: () => import('./features/history/history.routes').then((file) => file.historyRoutes),
  },
  {
    path: 'archive',
    loadChildren: () => import('./features/archive/archive.routes').then((file) => file.archiveRoutes),
  },
  {
    path: 'imports',
    loadChildren: () => import('./features/imports/imports.routes').then((file) => file.importsRoutes),
  },
  {
    path: 'settings',
    loadChildren: () => import('./features/settings/settings.routes').then((file) => file.settingsRoutes),
  },
  ...itemRoutes,
  {
    path: '**',
    title: 'Page not found',
    loadComponent: () => import('./features/not-found/not-found-page').then((file) => file.NotFoundPage),
  },
];
