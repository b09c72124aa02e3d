import { Component, computed, effect, inject, input, output, signal } from '@angular/core';
import { type Observable, tap } from 'rxjs';
import type { ImportState } from '@audiospective/contract';
import { Announcer } from '../../core/announcer';
import { type ImportNow, isUnfinished } from '../../core/archive-pulse';
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
  /** How far it is, as it is told to whoever listens; null where nothing is told of it, undefined until that is known. */
  readonly told = input<ImportNow | null>();
  /** Whether the report is unfolded from the start. */
  readonly open = input(false);
  /** Tells that it has come to another state. */
  readonly moved = output();

  private readonly requests = importRequests(() => this.import().id);
  private readonly sending = signal(false);
  /** What the page knew of it when something was asked: it holds no more, until the page has been asked again. */
  private readonly outdated = signal<ImportDetailsFragment | undefined>(undefined);
  protected readonly asking = computed(() => this.sending() || this.outdated() === this.import());
  private readonly asked = signal<ImportNow | undefined>(undefined);
  protected readonly running = computed(() => isUnfinished(this.import()));
  protected readonly progress = computed(() => (this.told() ?? this.asked())?.progress);
  /** Where nobody tells it is asked here, at once and then as often as the server says. */
  private readonly delayMs = computed(() => {
    if (!this.running() || this.told() !== null) return null;
    const asked = this.asked();
    return asked ? asked.progress.pollAfterMs : 0;
  });
  protected readonly rowsRead = computed(() => this.progress()?.rowsRead ?? 0);
  protected readonly undone = computed(() => this.import().state === 'UNDONE');
  protected readonly state = computed(() => stateName(this.import().state));
  protected readonly timeLeft = computed(() => formatTimeLeft(this.progress()?.secondsLeft ?? null, this.locale));
  protected readonly summary = computed(() => {
    const report = this.import().report;
    return report ? newPlays(report.new, this.undone(), this.locale) : '';
  });

  constructor() {
    pollWhileVisible(this.delayMs, () =>
      this.requests.progress().pipe(tap(({ viewer }) => this.looked(viewer?.import))),
    );
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
    this.sending.set(true);
    request.subscribe({
      next: () => {
        this.outdated.set(this.import());
        this.sending.set(false);
        this.moved.emit();
      },
      error: (error: unknown) => {
        this.sending.set(false);
        this.toasts.bad(requestFailure(error).message);
      },
    });
  }

  private looked(now: ImportNow | null | undefined): void {
    this.asked.set(now ?? undefined);
    if (now?.state !== this.import().state) this.moved.emit();
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
