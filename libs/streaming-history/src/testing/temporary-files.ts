import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder for files that live as long as a test suite. */
export class TemporaryFiles {
  private count = 0;

  private constructor(private readonly folder: string) {}

  static async create(): Promise<TemporaryFiles> {
    return new TemporaryFiles(await mkdtemp(join(tmpdir(), 'streaming-history-')));
  }

  /** Writes the content to a new file and gives its path, which says nothing of what is inside. */
  async write(content: string | Buffer): Promise<string> {
    const path = join(this.folder, `upload-${this.count++}`);
    await writeFile(path, content);
    return path;
  }

  remove(): Promise<void> {
    return rm(this.folder, { recursive: true });
  }
}
