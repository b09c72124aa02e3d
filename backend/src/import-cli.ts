import 'reflect-metadata';
import { existsSync } from 'node:fs';
import { NestFactory } from '@nestjs/core';
import { layFoundation } from './foundation';
import { processSource } from './platform/config/environment';
import { ImportCliModule } from './imports/cli/import-cli.module';
import { ImportCommand } from './imports/cli/import-command';

const USAGE = `Usage: npm run import -- <listener> <file>…
  <listener>  display name, Spotify id or number
  <file>      the zip file as Spotify sent it, or one of its JSON files`;

/** Exit codes: 0 all imported, 1 something was refused or failed, 2 wrong usage, 130 stopped by Ctrl-C. */
async function main([listener, ...files]: string[]): Promise<number> {
  if (!listener || files.length === 0) {
    console.error(USAGE);
    return 2;
  }
  const missing = files.filter((file) => !existsSync(file));
  if (missing.length > 0) {
    console.error(`There is no file ${missing.join(', ')}.`);
    return 1;
  }
  const say = (line: string) => console.log(line);
  const foundation = await layFoundation(processSource(), { report: say, owner: false });
  try {
    const module = ImportCliModule.for(foundation.environment);
    const app = await NestFactory.createApplicationContext(module, { logger: ['error'], abortOnError: false });
    try {
      return await importWith(app.get(ImportCommand), listener, files);
    } finally {
      await app.close();
    }
  } finally {
    await foundation.release();
  }
}

async function importWith(command: ImportCommand, listener: string, files: string[]): Promise<number> {
  let stopped = false;
  const stop = () => {
    if (stopped) return;
    stopped = true;
    void command.cancel();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  const done = await command.importFiles(listener, files, (line) => console.log(line));
  return stopped ? 130 : done ? 0 : 1;
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
