import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module';
import { ImportsModule } from '../imports/imports.module';
import { DemoHistory } from './demo-history';

/** What is only there while Spotify is simulated. */
@Module({ imports: [AuthModule, ImportsModule], providers: [DemoHistory] })
export class DemoModule {}
