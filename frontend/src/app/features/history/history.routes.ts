import type { Routes } from '@angular/router';
import { HistoryPage } from './history-page';

export const historyRoutes: Routes = [
  {
    path: '',
    title: 'History',
    data: { description: 'Every play you ever made, newest first, searched and filtered.' },
    component: HistoryPage,
  },
];
