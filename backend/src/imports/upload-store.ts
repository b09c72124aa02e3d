import { Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Environment } from '../platform/config/environment';

const STORED_NAME = /^[0-9a-f]{32}$/;

/** Uploads on disk, under names of our own, until their import has ended: they hold addresses and user names. */
@Injectable()
export class UploadStore {
  readonly folder: string;

  constructor(environment: Environment) {
    this.folder = join(resolve(environment.dataDir), 'uploads');
    mkdirSync(this.folder, { recursive: true, mode: 0o700 });
  }

  newName(): string {
    return randomBytes(16).toString('hex');
  }

  /** Where an upload lies. */
  pathOf(name: string): string {
    return join(this.folder, STORED_NAME.test(name) ? name : 'none');
  }

  async remove(name: string): Promise<void> {
    await rm(this.pathOf(name), { force: true });
  }

  /** Removes uploads that no import needs and that nobody has written to since `before`. */
  async removeOrphans(needed: ReadonlySet<string>, before: Date): Promise<void> {
    for (const name of await readdir(this.folder)) {
      if (needed.has(name) || !STORED_NAME.test(name)) continue;
      const { mtime } = await stat(this.pathOf(name)).catch(() => ({ mtime: before }));
      if (mtime < before) await this.remove(name);
    }
  }
}
