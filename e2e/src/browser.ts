import type { LaunchOptions } from '@playwright/test';

/** The browser that tools/browser-tests.mjs has found, which asks nobody but the product for anything. */
export function browser(...more: string[]): LaunchOptions {
  return {
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    chromiumSandbox: process.env['CHROMIUM_SANDBOX'] === 'yes',
    args: ['--disable-background-networking', '--disable-component-update', '--disable-sync', ...more],
  };
}
