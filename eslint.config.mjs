import nx from '@nx/eslint-plugin';
import angular from 'angular-eslint';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import { importX } from 'eslint-plugin-import-x';
import prettier from 'eslint-config-prettier/flat';
import tseslint from 'typescript-eslint';
import { backendZones, frontendZones } from './tools/import-zones.mjs';
import { ensureProjectGraph } from './tools/project-graph.mjs';

await ensureProjectGraph();

/**
 * Sizes at which a file or function has to be looked at again; the design asks for half of these.
 * @type {import('eslint').Linter.RulesRecord}
 */
const sizes = {
  'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
  'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true, IIFEs: true }],
  'max-params': ['error', 6],
};

/** What says how often tests of properties try: for all tests, and for nothing else. */
const TESTS = 'lib:property-tests';

/** The clock is injected and settings are read in one place, so that tests decide both. */
const oneClockOneEnvironment = [
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'Ask the injected Clock.',
  },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Ask the injected Clock.' },
];

/** One variable decides how much is tried. */
const scaledRuns = {
  selector: "Property[key.name='numRuns'] > Literal",
  message: "Write runs(n), from '@audiospective/property-tests'.",
};

export default tseslint.config(
  {
    ignores: ['**/dist', '**/.angular', '**/coverage', '**/node_modules', '**/.nx', '**/.data', '**/*.generated.ts'],
  },
  ...nx.configs['flat/base'],
  {
    // tsc knows all names in them: tools/tsconfig.json, frontend/tsconfig.public.json and frontend/tsconfig.worker.json.
    files: ['**/*.js', '**/*.cjs', '**/*.mjs'],
    extends: [...tseslint.configs.recommended],
    rules: {
      ...sizes,
      'no-undef': 'off',
      'prefer-const': 'error',
      eqeqeq: 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['**/*.js', '**/*.cjs'],
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { 'import-x': importX },
    settings: { 'import-x/resolver-next': [createTypeScriptImportResolver({ project: './tsconfig.base.json' })] },
    rules: {
      ...sizes,
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      'no-restricted-syntax': ['error', ...oneClockOneEnvironment],
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Only platform/config/environment.ts reads settings.' },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/unbound-method': 'off',
      '@nx/enforce-module-boundaries': [
        'error',
        {
          allow: [],
          depConstraints: [
            { sourceTag: 'scope:shared', onlyDependOnLibsWithTags: ['scope:shared'] },
            { sourceTag: 'scope:tools', onlyDependOnLibsWithTags: ['scope:tools'] },
            { sourceTag: 'scope:backend', onlyDependOnLibsWithTags: ['scope:shared'] },
            {
              sourceTag: 'scope:frontend',
              onlyDependOnLibsWithTags: ['lib:period', 'lib:contract', 'lib:streaming-history', TESTS],
            },
            { sourceTag: 'scope:e2e', onlyDependOnLibsWithTags: ['scope:shared'] },
            { sourceTag: 'lib:period', onlyDependOnLibsWithTags: ['lib:period', TESTS] },
            { sourceTag: 'lib:listening', onlyDependOnLibsWithTags: ['lib:listening', 'lib:period', TESTS] },
            { sourceTag: 'lib:streaming-history', onlyDependOnLibsWithTags: ['lib:streaming-history', TESTS] },
            {
              sourceTag: 'lib:spotify-simulator',
              onlyDependOnLibsWithTags: ['lib:spotify-simulator', 'lib:streaming-history', TESTS],
            },
          ],
        },
      ],
    },
  },
  {
    files: ['backend/src/**/*.ts'],
    rules: { 'import-x/no-restricted-paths': ['error', { basePath: import.meta.dirname, zones: backendZones }] },
  },
  {
    files: ['frontend/**/*.ts'],
    extends: [...angular.configs.tsRecommended],
    processor: angular.processInlineTemplates,
    rules: {
      'import-x/no-restricted-paths': ['error', { basePath: import.meta.dirname, zones: frontendZones }],
      'no-restricted-imports': [
        'error',
        { name: '@audiospective/streaming-history', message: 'Its reader needs Node.js; pages use its /browser.' },
      ],
      '@angular-eslint/component-selector': ['error', { type: 'element', prefix: 'app', style: 'kebab-case' }],
    },
  },
  {
    files: ['frontend/**/*.html'],
    extends: [...angular.configs.templateRecommended, ...angular.configs.templateAccessibility],
  },
  {
    files: [
      '**/*.spec.ts',
      'backend/test/**/*.ts',
      'backend/bench/**/*.ts',
      'libs/*/bench/**/*.ts',
      'e2e/**/*.ts',
      'frontend/src/testing/**/*.ts',
      'libs/spotify-simulator/src/testing/**/*.ts',
      'libs/property-tests/src/*.ts',
    ],
    rules: {
      'max-lines-per-function': 'off',
      'no-restricted-syntax': ['error', scaledRuns],
      'no-restricted-properties': 'off',
      '@typescript-eslint/no-explicit-any': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/require-await': 'off',
    },
  },
  {
    files: [
      'backend/src/platform/clock.ts',
      'backend/src/platform/config/environment.ts',
      'backend/src/main.ts',
      'libs/spotify-simulator/src/main.ts',
    ],
    rules: { 'no-restricted-syntax': 'off', 'no-restricted-properties': 'off' },
  },
  prettier,
);
