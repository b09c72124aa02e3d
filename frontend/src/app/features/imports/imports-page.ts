import { Component, computed, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { ImportNow } from '../../core/archive-pulse';
import { PageAddress } from '../../core/page-address';
import { PageFocus } from '../../core/page-focus';
import { DropZone } from '../../ui/drop-zone';
import { EmptyState } from '../../ui/empty-state';
import { BytesPipe } from '../../ui/format-pipes';
import { PageFrame } from '../../ui/page-frame';
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
  imports: [BytesPipe, DropZone, EmptyState, ExportGuide, ImportCard, PageFrame, UploadList],
  providers: [Uploads],
  templateUrl: './imports-page.html',
})
export class ImportsPage {
  private readonly focus = inject(PageFocus);
  private readonly uploads = inject(Uploads);
  private readonly first = signal(PAGE_SIZE);

  protected readonly data = importsData(this.first);
  protected readonly viewer = computed(() => this.data.value()?.viewer ?? undefined);
  protected readonly imports = computed(() => this.viewer()?.imports.edges.map((edge) => edge.node) ?? []);
  protected readonly maxUploadBytes = computed(() => this.data.value()?.service.maxUploadBytes ?? Infinity);
  protected readonly canShowMore = computed(
    () => this.first() < LARGEST_PAGE && (this.viewer()?.imports.pageInfo.hasNextPage ?? false),
  );
  protected readonly signInUrl = inject(PageAddress).signInUrl;

  constructor() {
    this.uploads.arrived.pipe(takeUntilDestroyed()).subscribe(() => this.data.reload());
  }

  /** How far an import is, where the pulse tells of it; null where it does not. */
  protected toldOf(id: string): ImportNow | null | undefined {
    const newest = this.data.now();
    return newest && (newest.find((one) => one.id === id) ?? null);
  }

  protected retry(): void {
    this.data.reload();
    this.focus.toContent();
  }

  protected take(files: File[]): void {
    void this.uploads.add(files, this.maxUploadBytes());
  }

  protected showMore(): void {
    this.first.set(LARGEST_PAGE);
  }
}
