import type { Routes } from '@angular/router';
import { TopPage } from './top-page';

export const topRoutes: Routes = [
  { path: '', pathMatch: 'full', redirectTo: 'tracks' },
  { path: ':kind', title: 'Top', component: TopPage },
];
