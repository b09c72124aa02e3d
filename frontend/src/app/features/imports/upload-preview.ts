import { Component, computed, inject, input, output } from '@angular/core';
import { CountPipe } from '../../ui/format-pipes';
import { Icon } from '../../ui/icon';
import { LOCALE } from '../../ui/locale';
import { Notice } from '../../ui/notice';
import type { FilePreview } from './file-preview';
import { previewWords, yearsText } from './preview-words';

/** What is in a file, before anything of it is sent: kind, years, contents, and what it lacks. */
@Component({
  selector: 'app-upload-preview',
  imports: [CountPipe, Icon, Notice],
  host: { class: 'block' },
  template: `
    <p class="font-display text-2xl font-semibold">{{ words().title }}</p>
    @if (years()) {
      <p class="text-ink-soft">{{ years() }}</p>
    }
    <ul class="mt-4 flex flex-col gap-2 text-sm">
      @for (content of words().contents; track content.name) {
        <li class="grid grid-cols-[1.75rem_minmax(0,1fr)] items-start gap-2">
          <span
            class="flex size-7 items-center justify-center rounded-full"
            [class]="content.kept ? 'bg-good-soft text-good' : 'bg-sunken text-ink-soft'"
            ><app-icon [name]="content.kept ? 'check' : 'close'"
          /></span>
          <span class="min-h-7 pt-1">
            <span class="font-semibold">{{ content.name }}</span><span class="text-ink-soft"
              >: {{ content.detail }}, {{ content.kept ? 'imported' : 'left out' }}</span
            >
          </span>
        </li>
      }
    </ul>
    @if (words().advice; as advice) {
      <app-notice class="mt-4" [tone]="advice.tone" [headline]="advice.headline">{{ advice.text }}</app-notice>
    }
    <details class="mt-3 text-sm">
      <summary class="link inline-flex min-h-8 cursor-pointer items-center">
        {{ all() | count }} {{ all() === 1 ? 'file' : 'files' }}, one by one
      </summary>
      <ul class="mt-1 max-h-64 overflow-y-auto rounded-lg bg-sunken px-3 py-2" tabindex="0" aria-label="Files">
        @for (file of preview().files; track $index) {
          <li class="py-0.5 wrap-anywhere" dir="auto">{{ file.name }}</li>
        }
        @for (name of preview().ignored; track $index) {
          <li class="py-0.5 wrap-anywhere text-ink-soft" dir="auto">{{ name }} (left out)</li>
        }
      </ul>
    </details>
    <div class="mt-4 flex flex-wrap gap-3">
      <button type="button" class="button button-strong" (click)="wanted.emit()">
        <app-icon name="upload" /> Import<span class="visually-hidden"> {{ name() }}</span>
      </button>
      <button type="button" class="button button-quiet" (click)="unwanted.emit()">
        Cancel<span class="visually-hidden">: do not import {{ name() }}</span>
      </button>
    </div>
  `,
})
export class UploadPreview {
  private readonly locale = inject(LOCALE);

  readonly name = input.required<string>();
  readonly preview = input.required<FilePreview>();
  readonly wanted = output();
  readonly unwanted = output();

  protected readonly words = computed(() => previewWords(this.preview(), this.locale));
  protected readonly years = computed(() => yearsText(this.preview().years));
  protected readonly all = computed(() => this.preview().files.length + this.preview().ignored.length);
}
