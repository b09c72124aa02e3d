import { afterRenderEffect, DestroyRef, DOCUMENT, inject, Injectable, signal } from '@angular/core';

/** What there is to choose from. */
export const THEMES = [
  { value: 'system', name: 'As the system' },
  { value: 'light', name: 'Light' },
  { value: 'dark', name: 'Dark' },
] as const;

/** Whether the dashboard is light or dark: as the system says, or always the one. */
export type ThemeChoice = (typeof THEMES)[number]['value'];

/** Where this browser keeps the choice; `theme.js` reads it before the first paint. */
export const THEME_KEY = 'theme';

/** The light and the dark look. The choice is one of this browser, for all of its tabs, whoever is signed in. */
@Injectable({ providedIn: 'root' })
export class Theme {
  private readonly document = inject(DOCUMENT);
  private readonly window = this.document.defaultView;
  private readonly chosen = signal(this.kept());

  /** What this browser was told; `system` until somebody chooses. */
  readonly choice = this.chosen.asReadonly();

  constructor() {
    afterRenderEffect(() => this.show(this.chosen()));
    const follow = (event: StorageEvent) => {
      if (event.key === THEME_KEY || event.key === null) this.chosen.set(this.kept());
    };
    this.window?.addEventListener('storage', follow);
    inject(DestroyRef).onDestroy(() => this.window?.removeEventListener('storage', follow));
  }

  /** Shows the theme at once, here and in the other tabs, and keeps the choice for the next visit. */
  choose(choice: ThemeChoice): void {
    this.chosen.set(choice);
    try {
      if (choice === 'system') this.window?.localStorage.removeItem(THEME_KEY);
      else this.window?.localStorage.setItem(THEME_KEY, choice);
    } catch {
      // A browser that keeps nothing shows the choice until the page is left.
    }
  }

  private kept(): ThemeChoice {
    try {
      const kept = this.window?.localStorage.getItem(THEME_KEY);
      return THEMES.find(({ value }) => value === kept)?.value ?? 'system';
    } catch {
      return 'system';
    }
  }

  /**
   * The stylesheet turns `data-theme` into `color-scheme`; the browser's own frame takes its colour from the metas. What
   * is so already is left alone: each change has the browser look at all styles again.
   */
  private show(choice: ThemeChoice): void {
    const { dataset } = this.document.documentElement;
    if (choice !== 'system') dataset['theme'] = choice;
    else if (dataset['theme'] !== undefined) delete dataset['theme'];
    for (const meta of this.document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"][data-scheme]')) {
      const scheme = meta.dataset['scheme'];
      const media = choice === 'system' ? `(prefers-color-scheme: ${scheme})` : choice === scheme ? 'all' : 'not all';
      if (meta.media !== media) meta.media = media;
    }
  }
}
