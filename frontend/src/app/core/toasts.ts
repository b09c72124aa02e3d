import { Injectable, signal } from '@angular/core';

/** What can still be done about an outcome, such as undoing it. */
export interface ToastAction {
  /** What the button says: `Undo`. */
  name: string;
  run(): void;
}

/** The outcome of something the listener did. */
export interface Toast {
  id: number;
  tone: 'good' | 'bad';
  text: string;
  action?: ToastAction;
}

const SHOWN_MS = 8_000;
const MOST_AT_ONCE = 3;

/** Outcomes, shown in a corner: good news for a while; failures, and what can be acted on, until they are closed. */
@Injectable({ providedIn: 'root' })
export class Toasts {
  private readonly shown = signal<readonly Toast[]>([]);
  private nextId = 1;

  readonly list = this.shown.asReadonly();

  good(text: string, { action }: { action?: ToastAction } = {}): void {
    const id = this.add({ tone: 'good', text, action });
    // Nobody has to be quick to undo something.
    if (!action) setTimeout(() => this.close(id), SHOWN_MS);
  }

  bad(text: string, { action }: { action?: ToastAction } = {}): void {
    this.add({ tone: 'bad', text, action });
  }

  close(id: number): void {
    this.shown.update((toasts) => toasts.filter((toast) => toast.id !== id));
  }

  /** Does what the toast offers; an outcome is acted on only once. */
  act({ id, action }: Toast): void {
    this.close(id);
    action?.run();
  }

  private add(toast: Omit<Toast, 'id'>): number {
    const id = this.nextId++;
    this.shown.update((toasts) => [...toasts, { ...toast, id }].slice(-MOST_AT_ONCE));
    return id;
  }
}
