import { Component, inject, signal } from '@angular/core';
import { Connection } from '../core/connection';
import { PageFocus } from '../core/page-focus';
import { Updates } from '../core/updates';
import { Icon } from '../ui/icon';

/** What is so for the whole dashboard at present: no network, or a newer build. It stays in sight until it is over. */
@Component({
  selector: 'app-shell-notices',
  imports: [Icon],
  host: { class: 'sticky top-0 z-30 block', role: 'status' },
  template: `
    @if (!online()) {
      <p class="flex min-h-11 items-center justify-center gap-2 bg-warn-soft px-4 py-2 text-sm font-semibold text-warn">
        <app-icon name="offline" class="text-lg" />
        <span>You are offline. What is shown may be out of date; it refreshes by itself once you are back.</span>
      </p>
    }
    @if (updates.ready() && !later()) {
      <div
        class="flex min-h-11 flex-wrap items-center justify-center gap-x-4 gap-y-1 bg-accent-soft px-4 py-1 text-sm font-semibold"
      >
        <p>A new version of Audiospective is ready.</p>
        <div class="flex gap-1">
          <button type="button" class="button min-h-9 px-3 text-accent underline" (click)="updates.apply()">
            Reload
          </button>
          <button type="button" class="button min-h-9 px-3 text-ink-soft" (click)="postpone()">Later</button>
        </div>
      </div>
    }
  `,
})
export class ShellNotices {
  private readonly focus = inject(PageFocus);
  protected readonly online = inject(Connection).online;
  protected readonly updates = inject(Updates);
  protected readonly later = signal(false);

  protected postpone(): void {
    this.later.set(true);
    this.focus.toContent();
  }
}
