import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { ConsentRecords } from './accounts/consents';
import type { LiveRecords } from './history/histories';

/** What a demo must still know after a restart. */
export interface SavedState extends ConsentRecords {
  live: LiveRecords;
}

/** The state as a JSON file that is always complete: written beside the old one, then put in its place. */
export class StateFile {
  constructor(private readonly path: string) {}

  /** Null when there is no file yet; throws a sentence when it cannot be understood. */
  load(): SavedState | null {
    if (!existsSync(this.path)) return null;
    try {
      const state = JSON.parse(readFileSync(this.path, 'utf8')) as SavedState;
      if (!Array.isArray(state.consents) || !Array.isArray(state.live.listening)) throw new Error('fields are missing');
      return state;
    } catch (error) {
      const cause = error instanceof Error ? error.message : String(error);
      throw new Error(`The simulator cannot read its state in ${this.path} (${cause}); delete the file to begin anew.`);
    }
  }

  save(state: SavedState): void {
    mkdirSync(dirname(this.path), { recursive: true });
    writeFileSync(`${this.path}.new`, JSON.stringify(state), { mode: 0o600 });
    renameSync(`${this.path}.new`, this.path);
  }
}
