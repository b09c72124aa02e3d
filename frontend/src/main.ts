/**
 * Starts the dashboard; where the page was drawn in advance, not before the drawing is seen. What has to be loaded for it
 * is named in the page by `tools/finish-dashboard.mjs`, so that nothing waits for this file.
 */
async function main(): Promise<void> {
  const isDrawn = document.querySelector('app-root')!.hasChildNodes();
  if (isDrawn && !document.hidden) await painted();
  const { start } = await import('./start');
  await start();
}

/** Right after the next frame. A page that nobody looks at gets none. */
function painted(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}

main().catch((error: unknown) => console.error(error));
