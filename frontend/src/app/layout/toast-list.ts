import { Component, inject } from '@angular/core';
import { PageFocus } from '../core/page-focus';
import { type Toast, Toasts } from '../core/toasts';
import { Icon } from '../ui/icon';

/** The corner in which outcomes appear. */
@Component({
  selector: 'app-toast-list',
  imports: [Icon],
  template: `
    <div
      role="status"
      class="pointer-events-none fixed inset-x-4 bottom-4 z-40 thumb:bottom-[calc(4.5rem+env(safe-area-inset-bottom))] mx-auto flex max-w-md flex-col items-stretch gap-2"
    >
      @for (toast of toasts.list(); track toast.id) {
        <div
          class="pointer-events-auto flex animate-appear items-center gap-3 rounded-2xl border border-line bg-surface py-2 ps-4 pe-2 shadow-lg"
        >
          <app-icon
            [name]="toast.tone === 'good' ? 'check' : 'warning'"
            class="text-xl"
            [class]="toast.tone === 'good' ? 'text-good' : 'text-bad'"
          />
          <p class="min-w-0 grow text-sm">{{ toast.text }}</p>
          @if (toast.action; as action) {
            <button type="button" class="button shrink-0 px-3 text-accent hover:bg-sunken" (click)="act(toast)">
              {{ action.name }}
            </button>
          }
          <button
            type="button"
            class="button size-10 shrink-0 px-0 hover:bg-sunken"
            aria-label="Close message"
            (click)="close(toast.id)"
          >
            <app-icon name="close" />
          </button>
        </div>
      }
    </div>
  `,
})
export class ToastList {
  private readonly focus = inject(PageFocus);
  protected readonly toasts = inject(Toasts);

  protected act(toast: Toast): void {
    this.focus.toContent();
    this.toasts.act(toast);
  }

  protected close(id: number): void {
    this.toasts.close(id);
    this.focus.toContent();
  }
}
