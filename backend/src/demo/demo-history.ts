import { createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Injectable, Logger, type BeforeApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { SignInObservers, type SignInEvent, type SignInObserver } from '../auth/sign-in-observers';
import { ImportsService } from '../imports/imports.service';
import { UploadStore } from '../imports/upload-store';
import type { Upload } from '../imports/uploads';
import { Clock } from '../platform/clock';
import { Environment } from '../platform/config/environment';

/** Spotify's exports end before the day they are asked for; the polls bring what came after. */
const EXPORT_AGE_MS = 3_600_000;
const FILE_NAME = 'my_spotify_data.zip';

/** In the demo nobody waits days for an export: whoever signs in for the first time finds theirs imported, by the same way as an upload. */
@Injectable()
export class DemoHistory implements OnModuleInit, BeforeApplicationShutdown, SignInObserver {
  private readonly log = new Logger(DemoHistory.name);
  private readonly ending = new AbortController();

  constructor(
    private readonly observers: SignInObservers,
    private readonly imports: ImportsService,
    private readonly uploads: UploadStore,
    private readonly environment: Environment,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.observers.register(this);
  }

  beforeApplicationShutdown(): void {
    this.ending.abort();
  }

  /** Answers at once; the page shows how far the import is. */
  signedIn(event: SignInEvent): Promise<void> {
    if (event.firstTime) void this.begin(event);
    return Promise.resolve();
  }

  private async begin({ listenerId, spotifyId }: SignInEvent): Promise<void> {
    this.log.log({ event: 'asking the simulated Spotify for the history of a new listener', listenerId });
    try {
      const { id } = await this.imports.accept(listenerId, () => this.fetchExport(spotifyId));
      this.log.log({ event: 'importing the history of a new listener', listenerId, importId: id });
    } catch (error) {
      if (!this.ending.signal.aborted)
        this.log.error({ event: 'the demo history could not be imported', listenerId, error });
    }
  }

  private async fetchExport(spotifyId: string): Promise<Upload> {
    const until = new Date(this.clock.now().getTime() - EXPORT_AGE_MS).toISOString();
    const url = new URL(
      `/simulator/listeners/${encodeURIComponent(spotifyId)}/export.zip`,
      this.environment.spotifyApiUrl,
    );
    url.search = new URLSearchParams({ form: 'extended-2025', until }).toString();
    const response = await fetch(url, { signal: this.ending.signal });
    if (!response.ok || !response.body) throw new Error(`The simulated Spotify answered ${response.status}.`);
    const storedAs = this.uploads.newName();
    const path = this.uploads.pathOf(storedAs);
    await pipeline(Readable.fromWeb(response.body), createWriteStream(path, { mode: 0o600 }));
    return { originalName: FILE_NAME, storedAs, sizeBytes: (await stat(path)).size };
  }
}
