// `nx e2e e2e`: the browser tests, in whatever browser this machine has. Arguments go to Playwright: `npx nx e2e e2e -- -g keyboard`.
import { findBrowser } from './browser.mjs';
import { run, sentence } from './run.mjs';

try {
  const { executablePath, chromiumSandbox } = await findBrowser();
  const env = { CHROMIUM_PATH: executablePath, CHROMIUM_SANDBOX: chromiumSandbox ? 'yes' : 'no' };
  const { code } = await run('playwright', ['test', '-c', 'e2e/playwright.config.ts', ...process.argv.slice(2)], {
    env,
  });
  process.exitCode = code;
} catch (error) {
  sentence(/** @type {Error} */ (error).message);
  process.exitCode = 1;
}
