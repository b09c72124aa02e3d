import { HttpClient, type HttpEvent, HttpEventType } from '@angular/common/http';
import { inject, Injectable, type OnDestroy, signal } from '@angular/core';
import { Subject, type Subscription } from 'rxjs';
import { type RequestFailure, requestFailure } from '../../core/request-failure';
import type { FilePreview } from './file-preview';

/**
 * How far a file is: it is looked into, shown to the listener, waits for others, is sent. `refused`: the server would not
 * take it; `failed`: it could not be sent, which may be tried again.
 */
export type UploadState = 'checking' | 'ready' | 'refused' | 'waiting' | 'sending' | 'failed';

/** A file on its way to the server. */
export interface Upload {
  id: number;
  name: string;
  sizeBytes: number;
  state: UploadState;
  /** What is in it, once it was looked into. */
  preview: FilePreview | null;
  /** 0..100 of the bytes sent. */
  percent: number;
  /** Why it was refused or failed, else empty. */
  message: string;
}

const NEW = { state: 'checking', preview: null, percent: 0, message: '' } as const;

/**
 * Looks into files, and sends those that the listener wants to import to the server, one after the other. What the server
 * does with them afterwards is an import.
 */
@Injectable()
export class Uploads implements OnDestroy {
  private readonly http = inject(HttpClient);
  private readonly all = signal<readonly Upload[]>([]);
  private readonly files = new Map<number, File>();
  private readonly arrivals = new Subject<void>();
  private running?: { id: number; request: Subscription };
  private nextId = 1;

  readonly list = this.all.asReadonly();
  /** Fires whenever the server has taken a file in. */
  readonly arrived = this.arrivals.asObservable();

  /** Looks into files; nothing is sent before the listener has seen what is in them. */
  async add(files: readonly File[], maxBytes: number): Promise<void> {
    await Promise.all(
      files.map(async (file) => {
        const id = this.nextId++;
        this.files.set(id, file);
        this.all.update((list) => [...list, { ...NEW, id, name: file.name, sizeBytes: file.size }]);
        this.change(id, await lookInto(file, maxBytes));
      }),
    );
  }

  /** Sends a file that was looked into, or that failed before. */
  send(id: number): void {
    this.change(id, { state: 'waiting', percent: 0, message: '' });
    this.sendNext();
  }

  /** Gives a file up, also in the middle of sending. */
  remove(id: number): void {
    if (this.running?.id === id) this.stop();
    this.files.delete(id);
    this.all.update((list) => list.filter((upload) => upload.id !== id));
    this.sendNext();
  }

  ngOnDestroy(): void {
    this.stop();
  }

  private sendNext(): void {
    const next = this.all().find((upload) => upload.state === 'waiting');
    const file = next && this.files.get(next.id);
    if (this.running || !file) return;
    const { id } = next;
    this.change(id, { state: 'sending' });
    const body = new FormData();
    body.append('file', file, file.name);
    const request = this.http.post('/imports', body, { observe: 'events', reportProgress: true });
    this.running = { id, request: request.subscribe(this.observer(id)) };
  }

  private observer(id: number) {
    return {
      next: (event: HttpEvent<unknown>) => this.progressed(id, event),
      error: (error: unknown) => this.failed(id, requestFailure(error)),
      complete: () => {
        this.remove(id);
        this.arrivals.next();
      },
    };
  }

  private progressed(id: number, event: HttpEvent<unknown>): void {
    if (event.type !== HttpEventType.UploadProgress || !event.total) return;
    this.change(id, { percent: (100 * event.loaded) / event.total });
  }

  private failed(id: number, failure: RequestFailure): void {
    this.stop();
    this.change(id, { state: 'failed', message: failure.message });
    this.sendNext();
  }

  private stop(): void {
    this.running?.request.unsubscribe();
    this.running = undefined;
  }

  private change(id: number, change: Partial<Upload>): void {
    this.all.update((list) => list.map((upload) => (upload.id === id ? { ...upload, ...change } : upload)));
  }
}

/** What a file holds, or why it would be refused. The reader is loaded with the first file. */
async function lookInto(file: File, maxBytes: number): Promise<Partial<Upload>> {
  try {
    const { previewFile } = await import('./file-preview');
    return { state: 'ready', preview: await previewFile(file, maxBytes) };
  } catch (error) {
    const isRefused = error instanceof Error && error.name === 'RefusedFile';
    return { state: 'refused', message: isRefused ? error.message : 'This file could not be read.' };
  }
}
