import { Module, type OnModuleInit } from '@nestjs/common';
import { Database } from '../platform/database/database';
import { LoaderRegistry } from '../platform/graphql/loader-registry';
import { NodeRegistry } from '../platform/graphql/node-registry';
import { IMPORT_FILES, loadImportFiles } from './import-files.loader';
import { ImportNodes } from './import-nodes';
import { ImportWorker } from './import-worker';
import { ImportResolver, ViewerImportsResolver } from './import.resolver';
import { ImportingModule } from './importing.module';
import { ImportsController } from './imports.controller';
import { ImportsService } from './imports.service';
import { Uploads } from './uploads';

/** Importing Spotify's export files: the upload, the job, and what the API tells of imports. */
@Module({
  imports: [ImportingModule],
  controllers: [ImportsController],
  providers: [ImportsService, Uploads, ImportWorker, ImportNodes, ImportResolver, ViewerImportsResolver],
  exports: [ImportsService, ImportingModule],
})
export class ImportsModule implements OnModuleInit {
  constructor(
    private readonly loaders: LoaderRegistry,
    private readonly nodes: NodeRegistry,
    private readonly imports: ImportNodes,
    private readonly database: Database,
  ) {}

  onModuleInit(): void {
    this.loaders.register(IMPORT_FILES, (keys) => loadImportFiles(this.database, keys));
    this.nodes.register('Import', ({ listenerId }, key) => this.imports.find(listenerId, key));
  }
}
