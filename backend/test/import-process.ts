import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { ImportCliModule } from '../src/imports/cli/import-cli.module';
import { ImportRunner } from '../src/imports/import-runner';
import { loadEnvironment } from '../src/platform/config/environment';

/** Runs the import of this number in a process of its own, which a test can kill. */
async function main(importId: number): Promise<void> {
  const module = ImportCliModule.for(loadEnvironment(process.env));
  const app = await NestFactory.createApplicationContext(module, { logger: ['error'] });
  await app.get(ImportRunner).run(importId);
  await app.close();
}

main(Number(process.argv[2])).catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
