/** The present of every test. */
export const NOW = new Date('2024-06-01T12:00:00Z');

/** A row of an extended streaming history of the 2024 generation, as Spotify writes it. */
export function extendedRow(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    ts: '2024-03-05T10:11:12Z',
    username: 'user-name-canary',
    platform: 'android',
    ms_played: 181_000,
    conn_country: 'DE',
    ip_addr_decrypted: '192.0.2.123',
    user_agent_decrypted: 'user-agent-canary',
    master_metadata_track_name: 'Paper Lanterns',
    master_metadata_album_artist_name: 'The Example Band',
    master_metadata_album_album_name: 'Night Garden',
    spotify_track_uri: 'spotify:track:0123456789abcdefABCDEF',
    episode_name: null,
    episode_show_name: null,
    spotify_episode_uri: null,
    reason_start: 'trackdone',
    reason_end: 'trackdone',
    shuffle: false,
    skipped: false,
    offline: false,
    offline_timestamp: 1_709_633_290,
    incognito_mode: false,
    ...changes,
  };
}

/** A row of the account data's music history. */
export function accountRow(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    endTime: '2024-03-05 10:11',
    artistName: 'The Example Band',
    trackName: 'Paper Lanterns',
    msPlayed: 181_000,
    ...changes,
  };
}
