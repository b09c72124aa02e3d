/** Why the server would refuse this file, in a sentence; empty when it would take it. */
export function refusalOf(file: { name: string; size: number }, maxBytes: number): string {
  if (!/\.(zip|json)$/i.test(file.name)) return 'Only the zip from Spotify or JSON files out of it can be imported.';
  if (file.size === 0) return 'This file is empty.';
  return file.size > maxBytes ? 'This file is larger than this installation accepts.' : '';
}
