import type { Routes } from '@angular/router';

export const itemRoutes: Routes = [
  { path: 'track/:id', title: 'Track', loadComponent: () => import('./track-page').then((file) => file.TrackPage) },
  { path: 'artist/:id', title: 'Artist', loadComponent: () => import('./artist-page').then((file) => file.ArtistPage) },
  { path: 'album/:id', title: 'Album', loadComponent: () => import('./album-page').then((file) => file.AlbumPage) },
];
