import { Injectable, signal } from '@angular/core';

/** The outcome of something the listener did. */
export interface Toast {
  id: number;
  tone: 'good' | 'bad';
  text: string;
}

const SHOWN_MS = 8_000;
const MOST_AT_ONCE = 3;

/** Outcomes, shown for a while in a corner. Failures stay until they are closed. */
@Injectable({ providedIn: 'root' })
export class Toasts {
  private readonly shown = signal<readonly Toast[]>([]);
  private nextId = 1;

  readonly list = this.shown.asReadonly();

  good(text: string): void {
    const id = this.add('good', text);
    setTimeout(() => this.close(id), SHOWN_MS);
  }

  bad(text: string): void {
    this.add('bad', text);
  }

  close(id: number): void {
    this.shown.update((toasts) => toasts.filter((toast) => toast.id !== id));
  }

  private add(tone: Toast['tone'], text: string): number {
    const id = this.nextId++;
    this.shown.update((toasts) => [...toasts, { id, tone, text }].slice(-MOST_AT_ONCE));
    return id;
  }
}
