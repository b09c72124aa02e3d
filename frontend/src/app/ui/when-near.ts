import { NgTemplateOutlet } from '@angular/common';
import {
  afterNextRender,
  Component,
  contentChild,
  DestroyRef,
  DOCUMENT,
  ElementRef,
  inject,
  input,
  signal,
  TemplateRef,
} from '@angular/core';

/** From so far below or above the screen on, content is drawn: about a turn of the wheel ahead. */
const AHEAD = '500px 0px';

/**
 * Draws its template once somebody comes near it, or prints, and leaves it there: what is far below the first screen
 * costs nothing until then. Room for it is kept meanwhile.
 */
@Component({
  selector: 'app-when-near',
  imports: [NgTemplateOutlet],
  host: { class: 'block', '[class]': "near() ? '' : room()" },
  template: `
    @if (near()) {
      <ng-container [ngTemplateOutlet]="content()" />
    }
  `,
})
export class WhenNear {
  /** The class that gives it about the height that the content will have, such as `min-h-80`. */
  readonly room = input.required<string>();
  protected readonly content = contentChild.required(TemplateRef);
  protected readonly near = signal(false);

  constructor() {
    const place = inject<ElementRef<Element>>(ElementRef).nativeElement;
    const window = inject(DOCUMENT).defaultView;
    const destroyed = inject(DestroyRef);
    afterNextRender(() => {
      if (!window || !('IntersectionObserver' in window)) return this.near.set(true);
      const watch = new IntersectionObserver((seen) => seen.some((entry) => entry.isIntersecting) && draw(), {
        rootMargin: AHEAD,
      });
      const draw = () => {
        this.near.set(true);
        stop();
      };
      const stop = () => {
        watch.disconnect();
        window.removeEventListener('beforeprint', draw);
      };
      watch.observe(place);
      window.addEventListener('beforeprint', draw);
      destroyed.onDestroy(stop);
    });
  }
}
