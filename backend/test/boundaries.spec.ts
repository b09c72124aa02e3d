import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(__dirname, '..', '..');

/** Lints invented contents under real file names, in a process of its own; answers the rules that fired per file. */
function rulesBroken(files: Record<string, string>): Record<string, string[]> {
  const script = `
    import { ESLint } from 'eslint';
    const eslint = new ESLint();
    const broken = {};
    for (const [filePath, text] of Object.entries(${JSON.stringify(files)})) {
      const [result] = await eslint.lintText(text, { filePath });
      broken[filePath] = result.messages.map((message) => message.ruleId);
    }
    console.log(JSON.stringify(broken));`;
  const output = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  return JSON.parse(output.slice(output.indexOf('{"'))) as Record<string, string[]>;
}

describe('the rules of who may import whom', () => {
  const clock = 'backend/src/platform/clock.ts';
  const matching = 'backend/src/archival/play-matching.ts';
  const loader = 'frontend/src/app/app.routes.ts';
  let broken: Record<string, string[]>;

  beforeAll(() => {
    broken = rulesBroken({
      [clock]: `import { PlayWriter } from '../archival/play-writer';\nexport type X = PlayWriter;\n`,
      [matching]: `import { Clock } from '../platform/clock';\nexport type X = Clock;\nexport const now = process.env['TZ'] ?? Date.now();\n`,
      [loader]: `import { Clock } from '../../../backend/src/platform/clock';\nexport type X = Clock;\n`,
    });
  });

  it('keeps the platform free of domain modules', () => {
    expect(broken[clock]).toContain('import-x/no-restricted-paths');
  });

  it('lets a domain module use the platform, but neither settings nor the time of the machine', () => {
    expect(broken[matching]).not.toContain('import-x/no-restricted-paths');
    expect(broken[matching]).toEqual(expect.arrayContaining(['no-restricted-properties', 'no-restricted-syntax']));
  });

  it('keeps the two apps apart', () => {
    expect(broken[loader]).toContain('@nx/enforce-module-boundaries');
  });
});
