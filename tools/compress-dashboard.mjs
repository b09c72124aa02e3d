// The last step of building the dashboard: lays a brotli and a gzip form beside every text file, as small as they get.
import { createReadStream, createWriteStream, readdirSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { constants, createBrotliCompress, createGzip } from 'node:zlib';
import { root } from './run.mjs';

const FOLDER = join(root, 'dist', 'frontend', 'browser');
const TEXTS = ['.css', '.html', '.js', '.json', '.svg', '.txt', '.webmanifest'];
/** Below this the header of the answer weighs more than what is saved. */
const SMALLEST = 1_000;

const forms = {
  br: () => createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } }),
  gz: () => createGzip({ level: constants.Z_BEST_COMPRESSION }),
};

const files = readdirSync(FOLDER, { recursive: true })
  .map((name) => join(FOLDER, name))
  .filter((path) => TEXTS.includes(extname(path)) && statSync(path).size >= SMALLEST);
await Promise.all(
  files.flatMap((path) =>
    Object.entries(forms).map(([ending, compressor]) =>
      pipeline(createReadStream(path), compressor(), createWriteStream(`${path}.${ending}`)),
    ),
  ),
);
