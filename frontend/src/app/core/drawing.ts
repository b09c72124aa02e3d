import { InjectionToken } from '@angular/core';

/** What is known of the installation that a page is drawn for in advance. */
export interface Drawing {
  /** Whether Spotify is simulated. */
  demo: boolean;
  /** Null where the page is for strangers, undefined where it is for whoever is signed in. */
  listener: null | undefined;
}

/** Set while the build draws pages: there is nobody to ask. Null in browsers. */
export const DRAWING = new InjectionToken<Drawing | null>('page drawn in advance', { factory: () => null });
