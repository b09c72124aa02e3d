import type { Routes } from '@angular/router';
import { HistoryPage } from './history-page';

export const historyRoutes: Routes = [{ path: '', title: 'History', component: HistoryPage }];
