import { Component, computed, input } from '@angular/core';
import { CountPipe, DayPipe } from '../../ui/format-pipes';
import type { ImportDetailsFragment, ReportNumbersFragment } from './imports.generated';
import { reportTerms } from './report-words';

/** What became of every row of an import, as an equation, and the same for each file. */
@Component({
  selector: 'app-import-report',
  imports: [CountPipe, DayPipe],
  host: { class: 'block' },
  templateUrl: './import-report.html',
})
export class ImportReport {
  readonly report = input.required<ReportNumbersFragment>();
  readonly files = input.required<ImportDetailsFragment['files']>();
  readonly timeZone = input.required<string>();

  protected readonly terms = computed(() => reportTerms(this.report()));
  protected readonly fileRows = computed(() => this.files().map((file) => ({ ...file, rest: otherRows(file.report) })));
}

/** Rows of a file that are neither new, confirmed nor duplicates. */
function otherRows({ read, new: stored, confirmed, duplicates }: ReportNumbersFragment): number {
  return read - stored - confirmed - duplicates;
}
