import { NgComponentOutlet } from '@angular/common';
import { Component, inject, signal, type Type } from '@angular/core';
import { Session } from '../core/session';
import { Avatar } from './avatar';

/** Who is signed in, and a menu of what concerns them. The menu itself is loaded when it is wanted. */
@Component({
  selector: 'app-account-menu',
  imports: [Avatar, NgComponentOutlet],
  host: { class: 'flex items-center empty:hidden' },
  template: `
    @if (session.listener(); as listener) {
      @if (menu(); as menu) {
        <ng-container *ngComponentOutlet="menu; inputs: { listener }" />
      } @else {
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
    }
  `,
})
export class AccountMenu {
  protected readonly session = inject(Session);
  /** Takes the place of the button that stands in for it, and opens. */
  protected readonly menu = signal<Type<unknown> | undefined>(undefined);

  protected async open(): Promise<void> {
    const { AccountChoices } = await import('./account-choices');
    this.menu.set(AccountChoices);
  }
}
