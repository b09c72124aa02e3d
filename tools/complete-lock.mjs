// Makes the lock file one that `npm ci` takes without a word, on every machine: adds entries for optional platform packages that
// the registry in use does not hold, and removes which Node the packages want.
// npm 11 leaves such packages out of the lock file, and `npm ci` then refuses it ("Missing: X@ from lock file").
// usage: npm run lock:complete   (after every change of dependencies)
import { readFileSync, writeFileSync } from 'node:fs';

const SYSTEMS = ['darwin', 'linux', 'win32', 'android', 'freebsd', 'openbsd', 'netbsd', 'sunos', 'aix', 'openharmony'];
const PROCESSORS = ['arm64', 'x64', 'ia32', 'arm', 'ppc64', 's390x', 'riscv64', 'loong64', 'mips64el', 'wasm32'];

const file = process.argv[2] ?? 'package-lock.json';
const lock = JSON.parse(readFileSync(file, 'utf8'));
const packages = lock.packages;

/** Where Node would find `name` when required from the package at `from`. */
function installedAt(from, name) {
  for (let folder = from; ; folder = folder.slice(0, Math.max(folder.lastIndexOf('/node_modules/'), 0))) {
    const path = `${folder ? `${folder}/` : ''}node_modules/${name}`;
    if (packages[path]) return path;
    if (!folder) return null;
  }
}

function platformOf(name) {
  const words = name.toLowerCase().split(/[/-]/);
  const os = SYSTEMS.filter((system) => words.includes(system) || (system === 'win32' && words.includes('windows')));
  let cpu = words.includes('universal') ? [] : PROCESSORS.filter((processor) => words.includes(processor));
  if (words.includes('ppc64le')) cpu = ['ppc64'];
  const libc = os[0] !== 'linux' ? null : words.includes('gnu') ? 'glibc' : words.includes('musl') ? 'musl' : null;
  return { ...(cpu.length && { cpu }), ...(os.length && { os }), ...(libc && { libc: [libc] }) };
}

let added = 0;
for (const [path, entry] of Object.entries({ ...packages })) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    if (installedAt(path, name)) continue;
    if (!/^\d/.test(version)) throw new Error(`${path} wants ${name}@${version}: a range has to be resolved by hand`);
    const taken = packages[`node_modules/${name}`];
    const place = taken && taken.version !== version ? `${path}/node_modules/${name}` : `node_modules/${name}`;
    packages[place] = { version, ...(entry.dev && { dev: true }), optional: true, ...platformOf(name) };
    added++;
  }
}
// The workspace brings its own Node (package "node"), so the one that npm runs on meets no package but npm itself. Without this,
// npm on Node 20 prints five lines for each of the packages that want a newer one. Optional packages keep it: npm installs them by it.
const strict = Object.entries(packages).filter(([path, entry]) => path && entry.engines && !entry.optional);
for (const [, entry] of strict) delete entry.engines;

lock.packages = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
writeFileSync(file, JSON.stringify(lock, null, 2) + '\n');
console.log(`${file}: ${added} platform packages added, ${strict.length} wishes for a Node removed`);
