/** Who is signed in, as every page asks it. */
export const VIEWER = {
  __typename: 'Viewer',
  id: 'viewer-1',
  displayName: 'Robin Example',
  avatarUrl: null,
  timeZone: 'Europe/Berlin',
} as const;

/** The answer when nobody is signed in, for any page. */
export const NOBODY = {
  viewer: null,
  service: { __typename: 'Service', demo: false, maxUploadBytes: 1_000_000 },
} as const;
