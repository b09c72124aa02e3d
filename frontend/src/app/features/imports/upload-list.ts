import { Component, inject } from '@angular/core';
import { PageFocus } from '../../core/page-focus';
import { BytesPipe } from '../../ui/format-pipes';
import { Icon } from '../../ui/icon';
import { Notice } from '../../ui/notice';
import { ProgressBar } from '../../ui/progress-bar';
import { Uploads } from './uploads';

/** The files on their way to the server. */
@Component({
  selector: 'app-upload-list',
  imports: [BytesPipe, Icon, Notice, ProgressBar],
  host: { class: 'block' },
  template: `
    <ul class="flex flex-col gap-3">
      @for (upload of uploads.list(); track upload.id) {
        <li class="card">
          <div class="flex items-center justify-between gap-3">
            <p class="min-w-0 truncate">
              <span class="font-semibold" dir="auto">{{ upload.name }}</span>
              <span class="text-sm text-ink-soft"> · {{ upload.sizeBytes | bytes }}</span>
            </p>
            <button
              type="button"
              class="button button-quiet size-11 shrink-0 px-0"
              [attr.aria-label]="(upload.state === 'failed' ? 'Dismiss ' : 'Cancel the upload of ') + upload.name"
              (click)="remove(upload.id)"
            >
              <app-icon name="close" />
            </button>
          </div>
          @if (upload.state === 'failed') {
            <app-notice tone="bad" class="mt-3" headline="Not uploaded">
              {{ upload.message }}
              <button type="button" class="link min-h-6 font-semibold" (click)="uploads.retry(upload.id)">
                Try again
              </button>
            </app-notice>
          } @else {
            <app-progress-bar class="mt-3" [percent]="upload.percent" [label]="'Uploading ' + upload.name" />
            <p class="mt-2 text-sm text-ink-soft">{{ upload.state === 'waiting' ? 'Waiting' : 'Uploading' }}</p>
          }
        </li>
      }
    </ul>
  `,
})
export class UploadList {
  private readonly focus = inject(PageFocus);
  protected readonly uploads = inject(Uploads);

  protected remove(id: number): void {
    this.uploads.remove(id);
    this.focus.toContent();
  }
}
