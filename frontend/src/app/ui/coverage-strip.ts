import { Component, computed, input } from '@angular/core';

/** A span of time, in epoch milliseconds. */
export interface Span {
  from: number;
  to: number;
}

/** What is known of the time between the first play and now. */
export interface Coverage {
  watched: readonly Span[];
  exported: readonly Span[];
  gaps: readonly Span[];
}

interface Bar {
  x: number;
  width: number;
}

const WIDTH = 1000;
const THINNEST = 6;

/** The life of the archive as a strip: what an export covers, what was watched, where plays may be missing. */
@Component({
  selector: 'app-coverage-strip',
  host: { class: 'block' },
  template: `
    <svg viewBox="0 0 1000 28" preserveAspectRatio="none" class="h-4 w-full rounded-full" aria-hidden="true">
      <rect width="1000" height="28" class="fill-sunken" />
      @for (bar of bars().exported; track $index) {
        <rect [attr.x]="bar.x" [attr.width]="bar.width" height="28" class="fill-plum" />
      }
      @for (bar of bars().watched; track $index) {
        <rect [attr.x]="bar.x" [attr.width]="bar.width" height="28" class="fill-good" />
      }
      @for (bar of bars().gaps; track $index) {
        <rect [attr.x]="bar.x" [attr.width]="bar.width" height="28" class="fill-gold" />
      }
    </svg>
    <ul class="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-xs text-ink-soft" aria-hidden="true">
      <li class="flex items-center gap-1.5"><span class="size-2.5 rounded-full bg-good"></span>watched</li>
      <li class="flex items-center gap-1.5"><span class="size-2.5 rounded-full bg-plum"></span>from an export</li>
      @if (bars().gaps.length > 0) {
        <li class="flex items-center gap-1.5"><span class="size-2.5 rounded-full bg-gold"></span>possible gap</li>
      }
    </ul>
  `,
})
export class CoverageStrip {
  readonly coverage = input.required<Coverage>();
  /** What the strip shows as a whole. */
  readonly extent = input.required<Span>();

  protected readonly bars = computed(() => {
    const { watched, exported, gaps } = this.coverage();
    return { watched: this.place(watched), exported: this.place(exported), gaps: this.place(gaps) };
  });

  private place(spans: readonly Span[]): Bar[] {
    const { from, to } = this.extent();
    const scale = WIDTH / Math.max(1, to - from);
    const at = (instant: number) => Math.min(WIDTH, Math.max(0, (instant - from) * scale));
    return spans.map((span) => {
      const width = Math.max(THINNEST, at(span.to) - at(span.from));
      return { x: Math.min(at(span.from), WIDTH - width), width };
    });
  }
}
