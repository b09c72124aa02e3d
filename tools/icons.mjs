// `node tools/icons.mjs`: draws the icons of the installed app from frontend/public/favicon.svg into frontend/public/icons. Run it
// when the mark changes; the result is committed.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { findBrowser } from './browser.mjs';
import { root } from './run.mjs';

const folder = join(root, 'frontend', 'public');
const mark = readFileSync(join(folder, 'favicon.svg'), 'utf8');
/** Without round corners: systems cut maskable icons to a shape of theirs, and show the inner 80 % for sure. */
const square = mark
  .replace(/ rx="\d+"/, '')
  .replace(/(<g |<circle (?=cx="16" cy="23\.6"))/g, '$1transform="translate(3.2 3.2) scale(0.8)" ');
const ICONS = [
  { name: 'icon-192', svg: mark, size: 192 },
  { name: 'icon-512', svg: mark, size: 512 },
  { name: 'icon-maskable-512', svg: square, size: 512 },
  { name: 'apple-touch-icon', svg: square, size: 180 },
];

const browser = await chromium.launch(await findBrowser());
try {
  const page = await browser.newPage();
  for (const { name, svg, size } of ICONS) {
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(`<style>html, body { margin: 0 } svg { display: block; width: 100vw }</style>${svg}`);
    writeFileSync(join(folder, 'icons', `${name}.png`), await page.screenshot({ omitBackground: true }));
  }
} finally {
  await browser.close();
}
