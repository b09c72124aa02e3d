import type { Routes } from '@angular/router';
import { SettingsPage } from './settings-page';

export const settingsRoutes: Routes = [
  {
    path: '',
    title: 'Settings',
    data: { description: 'Time zone, week, counting rule, theme and sessions.' },
    component: SettingsPage,
  },
];
