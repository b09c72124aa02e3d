const START_PAGE = '/';
const OWN_ORIGIN = 'http://own.invalid';
/** Another server (`//`, `/\`), or a path that would not be a page of the dashboard. */
const ELSEWHERE = /^\/(\/|\\|%2f|%5c)/i;
const NO_PAGE = /^\/(auth|graphql|health)([/?#]|$)/i;

/** Where to go after signing in: a path of the dashboard, or its start page for whatever else was asked for. */
export function returnPath(wanted: unknown): string {
  if (typeof wanted !== 'string' || wanted.length > 512 || !/^\/[\x21-\x5b\x5d-\x7e]*$/.test(wanted)) return START_PAGE;
  const url = URL.parse(wanted, OWN_ORIGIN);
  if (url?.origin !== OWN_ORIGIN || ELSEWHERE.test(wanted) || ELSEWHERE.test(url.pathname)) return START_PAGE;
  const path = url.pathname + url.search + url.hash;
  return NO_PAGE.test(path) ? START_PAGE : path;
}
