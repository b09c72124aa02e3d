// The last step of building the dashboard, from what Angular has bundled: makes the start pages, which need no application,
// has browsers compile ahead, names all files for the service worker, and lays a brotli and a gzip form beside every text
// file, as small as they get.
import { copyFileSync, cpSync, createReadStream, createWriteStream, readdirSync, readFileSync } from 'node:fs';
import { rmSync, statSync, writeFileSync } from 'node:fs';
import { extname, join, relative } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { constants, createBrotliCompress, createGzip } from 'node:zlib';
import { root, run } from './run.mjs';

const BUNDLE = join(root, 'dist', 'frontend', 'bundle', 'browser');
const FOLDER = join(root, 'dist', 'frontend', 'browser');
const WORKER = join(root, 'node_modules', '@angular', 'service-worker', 'ngsw-worker.js');
/** From what the build has drawn; the names are those that the server looks for. */
const START_PAGES = { 'start.html': 'index.html', 'start-demo.html': 'start-demo/index.html' };
/** Almost all of it runs at once: browsers that know this comment compile it beside the page instead of in its way. */
const COMPILE_AHEAD = '//# allFunctionsCalledOnLoad\n';
const MODULE_FILE = /^(main|chunk)-[\w-]+\.js$/;
const OVERVIEW = 'overview/index.html';
const TEXTS = ['.css', '.html', '.js', '.json', '.svg', '.txt', '.webmanifest'];
/** How Angular writes modules into a page. */
const MODULE =
  /<script src="(?<script>[^"]+)" type="module"><\/script>|<link rel="modulepreload" href="(?<preload>[^"]+)">/g;
/** Below this the header of the answer weighs more than what is saved. */
const SMALLEST = 1_000;

const forms = {
  br: () => createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } }),
  gz: () => createGzip({ level: constants.Z_BEST_COMPRESSION }),
};

rmSync(FOLDER, { recursive: true, force: true });
cpSync(BUNDLE, FOLDER, { recursive: true });
const afterSignIn = modulesOf(read(OVERVIEW));
write(OVERVIEW, withoutHaste(read(OVERVIEW)));
for (const [name, drawing] of Object.entries(START_PAGES)) {
  write(name, withoutApplication(read(drawing)));
}
rmSync(join(FOLDER, 'index.html'));
rmSync(join(FOLDER, 'start-demo'), { recursive: true });
for (const name of readdirSync(FOLDER).filter((name) => MODULE_FILE.test(name))) {
  write(name, COMPILE_AHEAD + read(name));
}
copyFileSync(WORKER, join(FOLDER, 'ngsw-worker.js'));
const { code } = await run('ngsw-config', [relative(root, FOLDER), 'frontend/ngsw-config.json', '/']);
if (code !== 0) process.exit(code);

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

function read(name) {
  return readFileSync(join(FOLDER, name), 'utf8');
}

function write(name, text) {
  writeFileSync(join(FOLDER, name), text);
}

/** The modules that a page loads, those loaded ahead included. */
function modulesOf(html) {
  return [...html.matchAll(MODULE)].map(({ groups }) => groups.script ?? groups.preload);
}

/**
 * The page with its own small script in the place of the application. What the application needs after the sign-in is
 * named to the script, which fetches it once all of the page is there.
 */
function withoutApplication(html) {
  const script = `<script src="start-page.js" data-ahead="${afterSignIn.join(' ')}" defer></script>`;
  return html.replaceAll(MODULE, '').replace('</head>', `${script}</head>`);
}

/**
 * Before the first words are there, modules would only compete with them: `main` asks for what it needs itself, and
 * what the page needs besides comes when the network is free.
 */
function withoutHaste(html) {
  const main = html.indexOf('<script src="main-');
  const low = (tag) => tag.replace(/^<\w+/, '$& fetchpriority="low"');
  return html.slice(0, main).replaceAll(MODULE, '') + html.slice(main).replaceAll(MODULE, low);
}
