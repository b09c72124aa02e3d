// Compiles the backend with its tests and measurements, for programs that are more than a Jest suite.
import { join } from 'node:path';
import { root, run } from './run.mjs';

const SOURCES = [
  'backend/src',
  'backend/test',
  'backend/bench',
  'libs/period/src',
  'libs/listening/src',
  'libs/streaming-history/src',
  'libs/spotify-simulator/src',
  'libs/contract',
];

/** @returns {Promise<string>} the folder that holds `backend/…` and `libs/…` as JavaScript. */
export async function compile() {
  const folder = join(root, 'dist', 'tools');
  const args = [
    ...SOURCES,
    '-d',
    folder,
    '--copy-files',
    '--config-file',
    'backend/.swcrc',
    '--ignore',
    '**/*.spec.ts',
  ];
  const { code, output } = await run('swc', args, { quiet: true });
  if (code !== 0) throw new Error(output);
  return folder;
}
