import { DestroyRef, ElementRef, inject, signal, type Signal } from '@angular/core';

/** Width in CSS pixels of the component that calls it, kept up to date; `assumed` until it is laid out. */
export function hostWidth(assumed = 640): Signal<number> {
  const element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  const width = signal(assumed);
  if (typeof ResizeObserver === 'undefined') return width;
  const observer = new ResizeObserver(([entry]) => {
    const measured = Math.floor(entry?.contentRect.width ?? 0);
    if (measured > 0) width.set(measured);
  });
  observer.observe(element);
  inject(DestroyRef).onDestroy(() => observer.disconnect());
  return width;
}
