import { InjectionToken } from '@angular/core';

/** What is known of the installation that a page is drawn for in advance. */
export interface Drawing {
  /** Whether Spotify is simulated. */
  demo: boolean;
}

/** Set while the build draws pages: there is nobody to ask, and nobody is signed in. Null in browsers. */
export const DRAWING = new InjectionToken<Drawing | null>('page drawn in advance', { factory: () => null });
