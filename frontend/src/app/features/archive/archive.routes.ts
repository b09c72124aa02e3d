import type { Routes } from '@angular/router';
import { ArchivePage } from './archive-page';

export const archiveRoutes: Routes = [
  {
    path: '',
    title: 'Archive health',
    data: { description: 'How completely your listening is kept, and when the next plays are fetched.' },
    component: ArchivePage,
  },
];
