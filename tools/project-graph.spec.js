const { execFileSync } = require('node:child_process');
const { mkdtempSync, rmSync, writeFileSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

const root = join(__dirname, '..');
const FILE = 'frontend/src/app/app.routes.ts';
const FORBIDDEN = `import { Clock } from '../../../backend/src/platform/clock';\nexport type X = Clock;\n`;

/** Lints a forbidden import as somebody does who has never called Nx, with Nx's data where `data` says. */
function lint(data) {
  const script = `
    import { ESLint } from 'eslint';
    const [result] = await new ESLint().lintText(${JSON.stringify(FORBIDDEN)}, { filePath: '${FILE}' });
    console.log(JSON.stringify(result.messages.map(({ ruleId }) => ruleId)));`;
  /** @type {NodeJS.ProcessEnv} */
  const env = { ...process.env, NX_DAEMON: 'false', NX_WORKSPACE_DATA_DIRECTORY: data, NX_CACHE_DIRECTORY: data };
  delete env.NX_TASK_TARGET_PROJECT;
  delete env.NODE_OPTIONS;
  return execFileSync('node', ['--input-type=module', '-e', script], {
    cwd: root,
    env,
    encoding: 'utf8',
    stdio: 'pipe',
  });
}

describe('the lint rule of who may import whom', () => {
  const folder = mkdtempSync(join(tmpdir(), 'audiospective-lint-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('finds a forbidden import where no project graph is cached', () => {
    const output = lint(join(folder, 'empty'));
    expect(output).toContain('"@nx/enforce-module-boundaries"');
    expect(output).not.toContain('will be skipped');
  });

  it('fails where no project graph can be had', () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    expect(() => lint(file)).toThrow();
  });
});
