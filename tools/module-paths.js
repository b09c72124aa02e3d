// The workspace's import names (tsconfig.base.json "paths") in the form Jest wants them.
const { readFileSync } = require('node:fs');
const { join } = require('node:path');

const root = join(__dirname, '..');

/** @returns {Record<string, string>} Jest's `moduleNameMapper` for the libraries of this workspace. */
exports.pathsToModuleNameMapper = () => {
  const { paths } = JSON.parse(readFileSync(join(root, 'tsconfig.base.json'), 'utf8')).compilerOptions;
  return Object.fromEntries(Object.entries(paths).map(([name, [file]]) => [`^${name}$`, join(root, file)]));
};
