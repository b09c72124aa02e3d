import { DOCUMENT, inject, Injectable } from '@angular/core';

/** The id that the frame gives to what holds the page. */
const CONTENT_ID = 'content';

/** Where the keyboard goes on when what had the focus is gone. */
@Injectable({ providedIn: 'root' })
export class PageFocus {
  private readonly document = inject(DOCUMENT);

  /** To the start of the page's content, without scrolling. */
  toContent(): void {
    this.document.getElementById(CONTENT_ID)?.focus({ preventScroll: true });
  }

  /** Whether the focus still is where `toContent` put it. */
  isAtContent(): boolean {
    return this.document.activeElement?.id === CONTENT_ID;
  }
}
