import type { Routes } from '@angular/router';
import { HabitsPage } from './habits-page';

export const habitsRoutes: Routes = [{ path: '', title: 'Habits', component: HabitsPage }];
