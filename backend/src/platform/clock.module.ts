import { Global, Module } from '@nestjs/common';
import { Clock } from './clock';

/** The time, for every module. */
@Global()
@Module({ providers: [Clock], exports: [Clock] })
export class ClockModule {}
