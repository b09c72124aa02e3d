import { isPlatformServer } from '@angular/common';
import { DOCUMENT, inject, InjectionToken, PLATFORM_ID } from '@angular/core';

/** True while the build draws the page for strangers, and in a browser that was served with that drawing. */
export const DRAWN_IN_ADVANCE = new InjectionToken<boolean>('drawn in advance', {
  factory: () =>
    isPlatformServer(inject(PLATFORM_ID)) || inject(DOCUMENT).querySelector('app-root[ng-server-context]') !== null,
});
