import type { Routes } from '@angular/router';
import { OverviewPage } from './overview-page';

export const overviewRoutes: Routes = [
  {
    path: '',
    title: 'Overview',
    data: {
      description: 'Your listening in any period at a glance: time, plays, favourites, streaks and discoveries.',
    },
    component: OverviewPage,
  },
];
