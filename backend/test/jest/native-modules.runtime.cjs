// A Jest runtime that loads modules with Node's own module system. Packages and product are loaded once per worker, as in a
// process of the product, which takes a second; only the suite itself and Jest's framework are loaded anew for each suite.
// Nothing can be mocked by module, and what modules and decorators remember stays for the suites after this one.
const { readFileSync } = require('node:fs');
/** @type {any} what Node's types leave out: how files are compiled by their ending */
const Module = require('node:module');
const { default: Runtime } = require('jest-runtime');
const { pathsToModuleNameMapper } = require('../../../tools/module-paths.js');

/** The code is for Node's CommonJS loader. */
const OPTIONS = {
  supportsDynamicImport: true,
  supportsExportNamespaceFrom: false,
  supportsStaticESM: false,
  supportsTopLevelAwait: false,
};

/** The workspace's libraries by import name. */
const libraries = new Map(
  Object.entries(pathsToModuleNameMapper()).map(([pattern, file]) => [pattern.slice(1, -1), file]),
);

/** Where the source map of each compiled file lies. */
const sourceMaps = new Map();

/** Has Node compile TypeScript with the transform of the Jest configuration, which keeps results on disk. */
function compileWith(transformer) {
  if (Module._extensions['.ts']) return;
  Module.registerHooks({ resolve: (name, context, next) => next(libraries.get(name) ?? name, context) });
  Module._extensions['.ts'] = (module, file) => {
    const { code, sourceMapPath } = transformer.transformSource(file, readFileSync(file, 'utf8'), OPTIONS);
    if (sourceMapPath) sourceMaps.set(file, sourceMapPath);
    module._compile(code, file);
  };
}

module.exports = class NativeModulesRuntime extends Runtime {
  // eslint-disable-next-line max-params -- Jest decides what it hands over
  constructor(config, environment, resolver, transformer, cacheFS, coverage, suite, globalConfig) {
    super(config, environment, resolver, transformer, cacheFS, coverage, suite, globalConfig);
    compileWith(transformer);
    this.suite = suite;
    // Without the methods that replace or reset modules: they would do nothing.
    /** @type {{ jest: any }} */
    const globals = this.requireModuleOrMock(suite, '@jest/globals');
    const { fn, spyOn, restoreAllMocks, ...rest } = globals.jest;
    const { useFakeTimers, useRealTimers, advanceTimersByTime, getTimerCount } = rest;
    const timers = { useFakeTimers, useRealTimers, advanceTimersByTime, getTimerCount };
    /** @type {any} */ (globalThis).jest = { fn, spyOn, restoreAllMocks, ...timers };
  }

  /** Jest asks for set-up files and for the suite by their path. @override */
  requireModule(path) {
    return path === this.suite ? requireAnew(path) : require(path);
  }

  /** Jest asks for its framework, which remembers the tests of a suite. @override */
  requireInternalModule(path) {
    return requireAnew(path);
  }

  /** @override */
  getSourceMaps() {
    return sourceMaps;
  }
};

function requireAnew(path) {
  delete require.cache[path];
  /** @type {NodeJS.Module} */ (/** @type {unknown} */ (module)).children.length = 0; // or the suites before would stay in memory
  return require(path);
}
