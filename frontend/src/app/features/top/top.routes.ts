import type { ActivatedRouteSnapshot, Routes } from '@angular/router';
import { readKind } from './top-address';
import { TopPage } from './top-page';

const titleOf = ({ params }: ActivatedRouteSnapshot) => `Top ${readKind(params['kind'] as string).value}`;

export const topRoutes: Routes = [
  { path: '', pathMatch: 'full', redirectTo: 'tracks' },
  { path: ':kind', title: titleOf, component: TopPage },
];
