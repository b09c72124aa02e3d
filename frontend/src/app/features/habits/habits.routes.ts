import type { Routes } from '@angular/router';
import { HabitsPage } from './habits-page';

export const habitsRoutes: Routes = [
  {
    path: '',
    title: 'Habits',
    data: { description: 'When and how you listen: hours and days, sessions, streaks, discovery and diversity.' },
    component: HabitsPage,
  },
];
