import { Component, computed, input } from '@angular/core';
import { CountPipe, DayPipe, SharePipe } from '../../ui/format-pipes';
import type { ImportDetailsFragment, ReportNumbersFragment } from './imports.generated';
import { reportTerms } from './report-words';

/** What became of every row of an import, as a bar and in numbers that add up, and the same for each file. */
@Component({
  selector: 'app-import-report',
  imports: [CountPipe, DayPipe, SharePipe],
  host: { class: 'block' },
  templateUrl: './import-report.html',
})
export class ImportReport {
  readonly report = input.required<ReportNumbersFragment>();
  readonly files = input.required<ImportDetailsFragment['files']>();
  readonly timeZone = input.required<string>();

  protected readonly atLeastOne = computed(() => Math.max(1, this.report().read));
  protected readonly terms = computed(() => reportTerms(this.report()));
  protected readonly fileRows = computed(() => this.files().map((file) => ({ ...file, rest: otherRows(file.report) })));
}

/** Rows of a file that are neither new, confirmed nor duplicates. */
function otherRows({ read, new: stored, confirmed, duplicates }: ReportNumbersFragment): number {
  return read - stored - confirmed - duplicates;
}
