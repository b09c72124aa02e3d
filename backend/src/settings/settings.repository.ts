import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database';
import type { UpdateSettingsInput } from './settings.input';

/** Writes the settings of listeners. */
@Injectable()
export class SettingsRepository {
  constructor(private readonly database: Database) {}

  /** Sets what is given. The version moves in the same statement, and only when something really changes. */
  async update(listenerId: number, { timeZone, weekStart, countingRule }: UpdateSettingsInput): Promise<void> {
    await this.database.query(
      `UPDATE listener SET time_zone = coalesce($2, time_zone), week_start = coalesce($3, week_start),
         counting_rule = coalesce($4, counting_rule), settings_version = settings_version + 1
       WHERE id = $1 AND (time_zone, week_start, counting_rule)
         IS DISTINCT FROM (coalesce($2, time_zone), coalesce($3, week_start), coalesce($4, counting_rule))`,
      [listenerId, timeZone ?? null, weekStart ?? null, countingRule ?? null],
    );
  }
}
