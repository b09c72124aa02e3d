import { InjectionToken } from '@angular/core';

/** The listener's language and region (BCP 47), by which numbers, dates and durations are written. */
export const LOCALE = new InjectionToken<string>('locale', { factory: () => globalThis.navigator.language || 'en' });
