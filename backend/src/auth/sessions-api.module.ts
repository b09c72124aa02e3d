import { Module } from '@nestjs/common';
import { AuthModule } from './auth.module';
import { SessionsResolver } from './sessions.resolver';
import { SessionsService } from './sessions.service';

/** A listener's sessions as the API shows them; what only polls has no API. */
@Module({ imports: [AuthModule], providers: [SessionsResolver, SessionsService] })
export class SessionsApiModule {}
