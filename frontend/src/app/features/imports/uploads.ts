import { HttpClient, type HttpEvent, HttpEventType } from '@angular/common/http';
import { inject, Injectable, type OnDestroy, signal } from '@angular/core';
import { Subject, type Subscription } from 'rxjs';
import { type RequestFailure, requestFailure } from '../../core/request-failure';
import { refusalOf } from './upload-check';

/** A file on its way to the server. */
export interface Upload {
  id: number;
  name: string;
  sizeBytes: number;
  state: 'waiting' | 'sending' | 'failed';
  /** 0..100 of the bytes sent. */
  percent: number;
  /** Why it failed, else empty. */
  message: string;
}

/** Sends files to the server, one after the other. What the server does with them afterwards is an import. */
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

  /** Puts files into the queue; those that the server would refuse anyway fail at once. */
  add(files: readonly File[], maxBytes: number): void {
    for (const file of files) {
      const id = this.nextId++;
      const message = refusalOf(file, maxBytes);
      const state = message ? 'failed' : 'waiting';
      this.files.set(id, file);
      this.all.update((list) => [...list, { id, name: file.name, sizeBytes: file.size, state, percent: 0, message }]);
    }
    this.sendNext();
  }

  /** Tries a failed file again. */
  retry(id: number): void {
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
