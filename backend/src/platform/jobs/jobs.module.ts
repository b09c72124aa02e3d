import { Global, Module } from '@nestjs/common';
import { JobQueue } from './job-queue';

/** The job queue, for every module that has something to do later or elsewhere. */
@Global()
@Module({ providers: [JobQueue], exports: [JobQueue] })
export class JobsModule {}
