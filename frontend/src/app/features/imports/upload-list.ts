import { Component, computed, effect, inject } from '@angular/core';
import { Announcer } from '../../core/announcer';
import { PageFocus } from '../../core/page-focus';
import { BytesPipe, CountPipe } from '../../ui/format-pipes';
import { Icon } from '../../ui/icon';
import { LOCALE } from '../../ui/locale';
import { Notice } from '../../ui/notice';
import { ProgressBar } from '../../ui/progress-bar';
import { previewWords } from './preview-words';
import { UploadPreview } from './upload-preview';
import { type Upload, Uploads } from './uploads';

/** The files that were dropped: what is in them, and how far they are on their way to the server. */
@Component({
  selector: 'app-upload-list',
  imports: [BytesPipe, CountPipe, Icon, Notice, ProgressBar, UploadPreview],
  host: { class: 'block' },
  templateUrl: './upload-list.html',
})
export class UploadList {
  private readonly focus = inject(PageFocus);
  private readonly announcer = inject(Announcer);
  private readonly locale = inject(LOCALE);
  protected readonly uploads = inject(Uploads);

  protected readonly ready = computed(() => this.uploads.list().filter(({ state }) => state === 'ready'));

  constructor() {
    const said = new Map<number, string>();
    effect(() => {
      for (const upload of this.uploads.list()) {
        const sentence = this.sentenceFor(upload);
        if (sentence && said.get(upload.id) !== sentence) this.announcer.say(sentence);
        said.set(upload.id, sentence);
      }
    });
  }

  protected send(id: number): void {
    this.uploads.send(id);
    this.focus.toContent();
  }

  protected sendAll(): void {
    for (const { id } of this.ready()) this.uploads.send(id);
    this.focus.toContent();
  }

  protected remove(id: number): void {
    this.uploads.remove(id);
    this.focus.toContent();
  }

  /** Told to those who do not see the list, once. */
  private sentenceFor({ name, state, preview, message }: Upload): string {
    if (state === 'refused' || state === 'failed') return `${name}: ${message}`;
    if (state !== 'ready' || !preview) return '';
    return `${name}: ${previewWords(preview, this.locale).title}. Ready to be imported.`;
  }
}
