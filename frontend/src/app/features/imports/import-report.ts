import { Component, computed, inject, input } from '@angular/core';
import { CountPipe, SharePipe } from '../../ui/format-pipes';
import { LOCALE } from '../../ui/locale';
import type { ImportDetailsFragment, ReportNumbersFragment } from './imports.generated';
import { reportTerms, rowsRead } from './report-words';

/** What became of every row of an import, as a bar and in numbers that add up, and the same for each file. */
@Component({
  selector: 'app-import-report',
  imports: [CountPipe, SharePipe],
  host: { class: 'block' },
  templateUrl: './import-report.html',
})
export class ImportReport {
  private readonly locale = inject(LOCALE);

  readonly report = input.required<ReportNumbersFragment>();
  readonly files = input.required<ImportDetailsFragment['files']>();
  readonly timeZone = input.required<string>();
  /** Whether the import was taken back since. */
  readonly undone = input(false);

  protected readonly atLeastOne = computed(() => Math.max(1, this.report().read));
  protected readonly read = computed(() => rowsRead(this.report(), this.locale, this.timeZone()));
  protected readonly terms = computed(() => reportTerms(this.report(), this.undone()));
  protected readonly fileRows = computed(() => this.files().map((file) => ({ ...file, rest: otherRows(file.report) })));
}

/** Rows of a file that are neither new, confirmed nor duplicates. */
function otherRows({ read, new: stored, confirmed, duplicates }: ReportNumbersFragment): number {
  return read - stored - confirmed - duplicates;
}
