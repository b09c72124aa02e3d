import { formatBytes, formatCount } from '../../ui/format';
import type { Tone } from '../../ui/notice';
import type { FilePreview, PreviewFile } from './file-preview';

/** What a preview says of a file. */
export interface PreviewWords {
  /** What kind of export it is. */
  title: string;
  /** What is in it, one line for each kind of file. */
  contents: readonly { name: string; detail: string; kept: boolean }[];
  /** What the listener should know before it is imported. */
  advice: { tone: Tone; headline: string; text: string } | null;
}

const KINDS: Record<PreviewFile['kind'], { name: string; kept: boolean }> = {
  'extended-audio': { name: 'Plays with their exact time', kept: true },
  'account-music': { name: 'Plays of about one year, to the minute', kept: true },
  'extended-video': { name: 'Videos', kept: false },
  'account-podcast': { name: 'Podcasts', kept: false },
};

/** Sums up what is in a file before it is imported. */
export function previewWords({ files, ignored }: FilePreview, locale: string): PreviewWords {
  const has = (kind: PreviewFile['kind']) => files.some((file) => file.kind === kind);
  const contents = (Object.keys(KINDS) as PreviewFile['kind'][]).filter(has).map((kind) => {
    const some = files.filter((file) => file.kind === kind);
    const bytes = some.reduce((sum, { size }) => sum + size, 0);
    return { ...KINDS[kind], detail: `${fileCount(some.length, locale)}, ${formatBytes(bytes, locale)}` };
  });
  if (ignored.length > 0) {
    contents.push({ name: 'Something else', kept: false, detail: fileCount(ignored.length, locale) });
  }
  return { title: titleOf(has), contents, advice: adviceOn(has) };
}

type Has = (kind: PreviewFile['kind']) => boolean;

function titleOf(has: Has): string {
  const isExtended = has('extended-audio') || has('extended-video');
  const isAccount = has('account-music') || has('account-podcast');
  if (isExtended && isAccount) return 'Extended streaming history and account data';
  return isExtended ? 'Extended streaming history' : 'Account data';
}

function adviceOn(has: Has): PreviewWords['advice'] {
  if (has('extended-audio')) return null;
  if (has('account-music')) {
    return {
      tone: 'warn',
      headline: 'There is a better file',
      text:
        'Account data covers about one year, to the minute, and knows no albums, devices or skips. ' +
        'You can import it now and the extended streaming history later: nothing is counted twice.',
    };
  }
  return { tone: 'warn', headline: 'No music in here', text: 'Videos and podcasts are not kept yet.' };
}

/** `with plays of 2013 to 2024`; empty where nothing is known. */
export function yearsText(years: FilePreview['years']): string {
  if (!years) return '';
  const span = years.from === years.to ? String(years.from) : `${years.from} to ${years.to}`;
  return years.named ? `with plays of ${span}` : `its first rows are of ${span}`;
}

function fileCount(count: number, locale: string): string {
  return count === 1 ? '1 file' : `${formatCount(count, locale)} files`;
}
