import { Module } from '@nestjs/common';
import { SettingsRepository } from './settings.repository';
import { SettingsResolver } from './settings.resolver';
import { SettingsService } from './settings.service';

/** What listeners choose: zone, first day of the week, counting rule. */
@Module({ providers: [SettingsRepository, SettingsService, SettingsResolver] })
export class SettingsModule {}
