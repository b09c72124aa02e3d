import { Module } from '@nestjs/common';
import { PlayWritingModule } from '../archival/play-writing.module';
import { ImportRepository } from './import.repository';
import { ImportRunner } from './import-runner';
import { ImportWriter } from './import-writer';
import { UploadStore } from './upload-store';

/** Doing imports, for the application and for the command line alike. */
@Module({
  imports: [PlayWritingModule],
  providers: [ImportRepository, ImportRunner, ImportWriter, UploadStore],
  exports: [ImportRepository, ImportRunner, UploadStore],
})
export class ImportingModule {}
