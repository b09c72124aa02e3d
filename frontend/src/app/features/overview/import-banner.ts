import { Component, computed, effect, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Announcer } from '../../core/announcer';
import type { ImportProgressNowFragment } from '../../core/archive-pulse.generated';
import { formatPlays, formatShare, formatTimeLeft } from '../../ui/format';
import { Icon, type IconName } from '../../ui/icon';
import { LOCALE } from '../../ui/locale';
import { ProgressBar } from '../../ui/progress-bar';
import { importWords } from './import-words';
import type { ImportGlanceFragment } from './overview.generated';

const ICONS: Partial<Record<ImportGlanceFragment['state'], IconName>> = { DONE: 'check', FAILED: 'warning' };

/** How far the import of the listener's history is, and that it has ended. */
@Component({
  selector: 'app-import-banner',
  imports: [Icon, ProgressBar, RouterLink],
  host: { class: 'block' },
  templateUrl: './import-banner.html',
})
export class ImportBanner {
  private readonly locale = inject(LOCALE);
  private readonly announcer = inject(Announcer);

  readonly import = input.required<ImportGlanceFragment>();
  /** Undefined until it is known. */
  readonly progress = input<ImportProgressNowFragment>();

  protected readonly words = computed(() => importWords(this.import()));
  protected readonly icon = computed(() => ICONS[this.import().state] ?? 'upload');
  /** `Your history is being imported: 43%` */
  protected readonly headline = computed(() => {
    const [{ state }, progress] = [this.import(), this.progress()];
    const share = progress && (state === 'READING' || state === 'WRITING') ? Math.floor(progress.percent) / 100 : null;
    return `${this.words()?.headline ?? ''}${share === null ? '' : `: ${formatShare(share, this.locale)}`}`;
  });
  /** What is known of its size and end: `31,204 plays so far`, `about 3 sec left`. */
  protected readonly facts = computed(() => {
    const progress = this.progress();
    if (!progress) return [];
    const { state } = this.import();
    const { playsWritten, secondsLeft } = progress;
    const plays = formatPlays(playsWritten, this.locale);
    if (state === 'DONE') return [plays];
    const soFar = state === 'WRITING' && playsWritten > 0 ? `${plays} so far` : '';
    return [soFar, formatTimeLeft(secondsLeft, this.locale)].filter((fact) => fact !== '');
  });

  constructor() {
    const headline = computed(() => this.words()?.headline ?? '');
    effect(() => this.announcer.say(headline()));
  }
}
