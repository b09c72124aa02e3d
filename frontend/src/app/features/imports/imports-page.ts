import { Component, computed, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { PageFocus } from '../../core/page-focus';
import { Session } from '../../core/session';
import { DropZone } from '../../ui/drop-zone';
import { EmptyState } from '../../ui/empty-state';
import { FailureState } from '../../ui/failure-state';
import { BytesPipe } from '../../ui/format-pipes';
import { Notice } from '../../ui/notice';
import { ExportGuide } from './export-guide';
import { ImportCard } from './import-card';
import { importsData } from './imports-data';
import { UploadList } from './upload-list';
import { Uploads } from './uploads';

const PAGE_SIZE = 20;
const LARGEST_PAGE = 100;

/** Where the history of all the years before comes in. */
@Component({
  selector: 'app-imports-page',
  imports: [BytesPipe, DropZone, EmptyState, ExportGuide, FailureState, ImportCard, Notice, UploadList],
  providers: [Uploads],
  templateUrl: './imports-page.html',
})
export class ImportsPage {
  private readonly session = inject(Session);
  private readonly focus = inject(PageFocus);
  private readonly uploads = inject(Uploads);
  private readonly first = signal(PAGE_SIZE);

  protected readonly data = importsData(this.first);
  protected readonly viewer = computed(() => this.data.value()?.viewer ?? undefined);
  protected readonly signedOut = computed(() => this.data.failure()?.kind === 'signed-out');
  protected readonly imports = computed(() => this.viewer()?.imports.edges.map((edge) => edge.node) ?? []);
  protected readonly maxUploadBytes = computed(() => this.data.value()?.service.maxUploadBytes ?? Infinity);
  protected readonly canShowMore = computed(
    () => this.first() < LARGEST_PAGE && (this.viewer()?.imports.pageInfo.hasNextPage ?? false),
  );
  protected readonly signInUrl = computed(() => this.session.signInUrl('/imports'));

  constructor() {
    this.uploads.arrived.pipe(takeUntilDestroyed()).subscribe(() => this.data.reload());
  }

  protected retry(): void {
    this.data.reload();
    this.focus.toContent();
  }

  protected take(files: File[]): void {
    this.uploads.add(files, this.maxUploadBytes());
  }

  protected showMore(): void {
    this.first.set(LARGEST_PAGE);
  }
}
