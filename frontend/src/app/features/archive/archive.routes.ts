import type { Routes } from '@angular/router';
import { ArchivePage } from './archive-page';

export const archiveRoutes: Routes = [{ path: '', title: 'Archive health', component: ArchivePage }];
