import { Component, input, output, signal } from '@angular/core';
import { Icon } from './icon';

/** Takes files: dropped, or chosen by a button. */
@Component({
  selector: 'app-drop-zone',
  imports: [Icon],
  host: { class: 'block' },
  template: `
    <div
      class="flex flex-col items-center gap-3 rounded-card border-2 border-dashed px-4 py-10 text-center"
      [class]="over() ? 'border-accent bg-accent-soft' : 'border-line-strong bg-surface'"
      (dragenter)="hover($event, true)"
      (dragover)="hover($event, true)"
      (dragleave)="hover($event, false)"
      (drop)="drop($event)"
    >
      <app-icon name="upload" class="text-4xl text-accent" />
      <p class="font-display text-xl font-semibold">{{ headline() }}</p>
      <p class="text-sm text-ink-soft"><ng-content /></p>
      <input
        #chooser
        type="file"
        class="visually-hidden"
        tabindex="-1"
        aria-hidden="true"
        multiple
        [accept]="accept()"
        (change)="take(chooser.files); chooser.value = ''"
      />
      <button type="button" class="button button-strong" (click)="chooser.click()">Choose a file</button>
    </div>
  `,
})
export class DropZone {
  readonly headline = input.required<string>();
  /** File name endings that the chooser offers, such as `.zip,.json`. */
  readonly accept = input.required<string>();
  readonly files = output<File[]>();

  protected readonly over = signal(false);

  protected hover(event: DragEvent, over: boolean): void {
    event.preventDefault();
    this.over.set(over);
  }

  protected drop(event: DragEvent): void {
    this.hover(event, false);
    this.take(event.dataTransfer?.files ?? null);
  }

  protected take(files: FileList | null): void {
    if (files && files.length > 0) this.files.emit([...files]);
  }
}
