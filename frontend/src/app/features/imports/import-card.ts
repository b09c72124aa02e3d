import { Component, computed, effect, inject, input, signal } from '@angular/core';
import type { Observable } from 'rxjs';
import type { ImportState } from '@audiospective/contract';
import { Announcer } from '../../core/announcer';
import { pollWhileVisible } from '../../core/poll-while-visible';
import { requestFailure } from '../../core/request-failure';
import { Toasts } from '../../core/toasts';
import { formatTimeLeft } from '../../ui/format';
import { BytesPipe, CountPipe, MomentPipe, PlaysPipe } from '../../ui/format-pipes';
import { Icon } from '../../ui/icon';
import { LOCALE } from '../../ui/locale';
import { Notice } from '../../ui/notice';
import { ProgressBar } from '../../ui/progress-bar';
import { ImportReport } from './import-report';
import type { ImportDetailsFragment } from './imports.generated';
import { importRequests } from './imports-data';
import { newPlays, stateName } from './report-words';

/** One import: how far it is, what became of its rows, and how to stop it or take it back. */
@Component({
  selector: 'app-import-card',
  imports: [BytesPipe, CountPipe, Icon, ImportReport, MomentPipe, Notice, PlaysPipe, ProgressBar],
  host: { class: 'block' },
  templateUrl: './import-card.html',
})
export class ImportCard {
  private readonly locale = inject(LOCALE);
  private readonly toasts = inject(Toasts);
  private readonly announcer = inject(Announcer);

  readonly import = input.required<ImportDetailsFragment>();
  readonly timeZone = input.required<string>();
  /** Whether the report is unfolded from the start. */
  readonly open = input(false);

  private readonly requests = importRequests(() => this.import().id);
  protected readonly asking = signal(false);
  protected readonly running = computed(() => this.import().pollAfterMs !== null);
  protected readonly undone = computed(() => this.import().state === 'UNDONE');
  protected readonly state = computed(() => stateName(this.import().state));
  protected readonly timeLeft = computed(() => formatTimeLeft(this.import().secondsLeft, this.locale));
  protected readonly summary = computed(() => {
    const report = this.import().report;
    return report ? newPlays(report.new, this.undone(), this.locale) : '';
  });

  constructor() {
    pollWhileVisible(() => this.import().pollAfterMs, this.requests.progress);
    let before: ImportState | undefined;
    effect(() => {
      const { state } = this.import();
      if (before !== undefined && before !== state) this.stateChanged(state);
      before = state;
    });
  }

  protected cancel(): void {
    this.ask(this.requests.cancel());
  }

  protected undo(): void {
    this.ask(this.requests.undo());
  }

  private ask(request: Observable<unknown>): void {
    this.asking.set(true);
    request.subscribe({
      next: () => this.asking.set(false),
      error: (error: unknown) => {
        this.asking.set(false);
        this.toasts.bad(requestFailure(error).message);
      },
    });
  }

  private stateChanged(state: ImportState): void {
    const { fileName, failure } = this.import();
    if (state === 'DONE') this.toasts.good(`${fileName} is in: ${this.summary()}.`);
    else if (state === 'UNDONE') this.toasts.good(`${fileName} was taken back. The archive is as it was before.`);
    else if (state === 'CANCELLED') this.toasts.good(`${fileName} was cancelled. The archive is as it was before.`);
    else if (state === 'FAILED') this.toasts.bad(`${fileName}: ${failure?.message ?? 'the import failed.'}`);
    else this.announcer.say(`${fileName}: ${stateName(state)}`);
  }
}
