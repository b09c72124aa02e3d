// The last step of building the dashboard, from what Angular has bundled: has every page load its scripts when it is best,
// has browsers compile them ahead, names all files for the service worker, and lays a brotli and a gzip form beside every text
// file, as small as they get.
import {
  copyFileSync,
  cpSync,
  createReadStream,
  createWriteStream,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { extname, join, relative } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { constants, createBrotliCompress, createGzip } from 'node:zlib';
import { BUNDLE, scriptsOf } from './bundle-modules.mjs';
import { root, run } from './run.mjs';

const FOLDER = join(root, 'dist', 'frontend', 'browser');
const WORKER = join(root, 'node_modules', '@angular', 'service-worker', 'ngsw-worker.js');
/** Almost all of it runs at once: browsers that know this comment compile it beside the page instead of in its way. */
const COMPILE_AHEAD = '//# allFunctionsCalledOnLoad\n';
const MODULE_FILE = /^(main|chunk)-[\w-]+\.js$/;
const TEXTS = ['.css', '.html', '.js', '.json', '.svg', '.txt', '.webmanifest'];
/** How Angular writes modules into a page. */
const MODULE = /<script src="[^"]+" type="module"><\/script>|<link rel="modulepreload" href="[^"]+">\n?/g;
const LOW = ' fetchpriority="low"';
const BLANK = 'index.csr.html';
const OVERVIEW = 'overview/index.html';
/** Below this neither is worth it: compressed, the header of the answer would still weigh more. */
const SMALLEST = 1_000;

const forms = {
  br: () => createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } }),
  gz: () => createGzip({ level: constants.Z_BEST_COMPRESSION }),
};

rmSync(FOLDER, { recursive: true, force: true });
cpSync(join(BUNDLE, 'browser'), FOLDER, { recursive: true });
const main = String(scriptsOf('main.ts')[0]);
const application = scriptsOf('start.ts');
const overview = scriptsOf('app/features/overview/overview.routes.ts').filter((name) => !application.includes(name));
// The start pages need no application.
for (const [name, drawing] of Object.entries({
  'start.html': 'index.html',
  'start-demo.html': 'start-demo/index.html',
})) {
  const script = `<script src="start-page.js" data-ahead="${[main, ...application, ...overview].join(' ')}" defer></script>`;
  write(name, withModules(read(drawing), script));
  rmSync(join(FOLDER, drawing));
}
rmSync(join(FOLDER, 'start-demo'), { recursive: true });
// A blank page waits for nothing else; where the first words are drawn, scripts must not compete with them.
write(BLANK, withModules(read(BLANK), moduleScript(main) + preloads(application)));
write(OVERVIEW, withModules(read(OVERVIEW), moduleScript(main, LOW) + preloads(overview, LOW)));
for (const name of readdirSync(FOLDER).filter((name) => MODULE_FILE.test(name))) {
  const script = read(name);
  if (script.length >= SMALLEST) write(name, COMPILE_AHEAD + script);
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

/** The page with `tags` in the place of the modules that Angular lets it load. */
function withModules(html, tags) {
  return html.replaceAll(MODULE, '').replace('</head>', `${tags}</head>`);
}

function moduleScript(name, attributes = '') {
  return `<script src="${name}" type="module"${attributes}></script>`;
}

function preloads(names, attributes = '') {
  return names.map((name) => `<link rel="modulepreload" href="${name}"${attributes}>`).join('');
}
