// All that the start page does which was drawn in advance.
(() => {
  // Whoever signs in for the first time brings their time zone along. What the parameter means, and which names are none,
  // is in src/app/core/session.ts and browser-zone.ts. The calendars behind Intl take a while to come.
  const timeZone = globalThis.Temporal?.Now.timeZoneId() ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (/^[A-Z]/i.test(timeZone) && timeZone !== 'Etc/Unknown') {
    /** @type {NodeListOf<HTMLAnchorElement>} */
    const links = document.querySelectorAll('a[href^="/auth/spotify?"]');
    for (const link of links) {
      link.search += `&${new URLSearchParams({ timeZone })}`;
    }
  }

  // The modules that the application begins with, once all of this page is there.
  const { ahead = '' } = document.currentScript?.dataset ?? {};
  addEventListener('load', () => {
    for (const href of ahead.split(' ')) {
      document.head.append(Object.assign(document.createElement('link'), { rel: 'prefetch', as: 'script', href }));
    }
  });
})();
