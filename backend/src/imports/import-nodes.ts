import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock';
import type { Import } from './import.model';
import { toImport } from './import-view';
import { ImportRepository } from './import.repository';

/** Imports as `node` finds them by id. */
@Injectable()
export class ImportNodes {
  constructor(
    private readonly imports: ImportRepository,
    private readonly clock: Clock,
  ) {}

  /** An import of the listener; null for those of others, and where there is none. */
  async find(listenerId: number, importId: number): Promise<Import | null> {
    const record = await this.imports.find(listenerId, importId);
    return record ? toImport(record, this.clock.now()) : null;
  }
}
