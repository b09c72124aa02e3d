/**
 * Starts the dashboard; where the page was drawn in advance, not before the drawing is seen. Other pages name the scripts
 * of the application beside this one (`tools/finish-dashboard.mjs`), so that they do not wait for it.
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
