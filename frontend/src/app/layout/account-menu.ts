import { Component, computed, inject, inputBinding, signal, viewChild, ViewContainerRef } from '@angular/core';
import { Session } from '../core/session';
import { Toasts } from '../core/toasts';
import { Updates } from '../core/updates';
import { Avatar } from './avatar';

/** Who is signed in, and a menu of what concerns them. The menu itself is loaded when it is wanted. */
@Component({
  selector: 'app-account-menu',
  imports: [Avatar],
  host: { class: 'flex items-center empty:hidden' },
  template: `
    @if (session.listener(); as listener) {
      @if (!loaded()) {
        <button
          type="button"
          class="account-button"
          aria-haspopup="true"
          aria-expanded="false"
          [attr.aria-label]="'Account of ' + listener.displayName"
          (click)="open()"
          (keydown.arrowdown)="open()"
        >
          <app-avatar [listener]="listener" />
        </button>
      }
      <ng-container #place />
    }
  `,
})
export class AccountMenu {
  private readonly toasts = inject(Toasts);
  private readonly updates = inject(Updates);
  private readonly place = viewChild('place', { read: ViewContainerRef });
  protected readonly session = inject(Session);
  private readonly filled = signal<ViewContainerRef | undefined>(undefined);
  /** True once the menu has taken the place of the button that stands in for it. */
  protected readonly loaded = computed(() => this.filled() !== undefined && this.filled() === this.place());

  protected async open(): Promise<void> {
    const place = this.place();
    try {
      const { AccountChoices } = await import('./account-choices');
      if (!place || this.loaded()) return;
      place.createComponent(AccountChoices, { bindings: [inputBinding('listener', this.session.listener)] });
      this.filled.set(place);
    } catch {
      this.toasts.bad('The menu could not be loaded.', { action: { name: 'Reload', run: () => this.updates.apply() } });
    }
  }
}
