import { HttpEventType, type HttpUploadProgressEvent } from '@angular/common/http';
import type { TestRequest } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { NOBODY } from '../../../testing/answers';
import { PageUnderTest } from '../../../testing/page-under-test';
import { importNow, pulse } from '../../../testing/pulse';
import { Toasts } from '../../core/toasts';
import { importDetails, imports, report } from './imports.testing';

function history(name: string): File {
  return new File(['[{ "ts": "2013-03-12T18:00:00Z" }]'], name);
}

async function drop(page: PageUnderTest, ...files: File[]): Promise<void> {
  const event = Object.assign(new Event('drop', { cancelable: true }), { dataTransfer: { files } });
  page.element.querySelector('app-drop-zone > div')?.dispatchEvent(event);
  await page.settled();
}

beforeAll(() => {
  // The browser of these tests cannot read files in this way yet.
  Blob.prototype.arrayBuffer ??= function (this: Blob) {
    return new Promise((resolve) => {
      const reader = new FileReader();
      reader.onload = () => resolve(reader.result as ArrayBuffer);
      reader.readAsArrayBuffer(this);
    });
  };
});

/** Drops files and says yes to what is in them. */
async function bring(page: PageUnderTest, ...files: File[]): Promise<void> {
  await drop(page, ...files);
  await looked(page);
  page.button(files.length === 1 ? `Import ${files[0]?.name}` : 'Import all').click();
  await page.settled();
}

/** Waits until the page has looked into what was dropped. */
async function looked(page: PageUnderTest): Promise<void> {
  do await page.settled();
  while (page.text.includes('Looking into it'));
}

function upload(page: PageUnderTest): TestRequest {
  return page.http.expectOne({ method: 'POST', url: '/imports' });
}

function toasts(): string[] {
  return TestBed.inject(Toasts)
    .list()
    .map((toast) => toast.text);
}

/** Lets a pulse come whose wait is zero. */
function nextPulse(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

/** Opens the page with these imports, which a first pulse knows too. */
async function openWith(...list: ReturnType<typeof importDetails>[]): Promise<PageUnderTest> {
  const page = await PageUnderTest.open('/imports');
  await page.answer('Imports', imports(list));
  const now = list.map(({ id, state }) => importNow(state, state === 'DONE' ? {} : { pollAfterMs: 0 }, id));
  await page.answer('ArchivePulse', pulse({ imports: now }));
  return page;
}

describe('the imports page', () => {
  it('says where the history comes from, and that nothing was imported yet', async () => {
    const page = await openWith();
    expect(page.link(/spotify\.com\/account\/privacy/).href).toBe('https://www.spotify.com/account/privacy/');
    expect(page.text).toContain('At most 1 MB.');
    expect(page.text).toContain('No imports yet');
    page.http.verify();
  });

  it('says what failed and tries again', async () => {
    const page = await PageUnderTest.open('/imports');
    page.request('Imports').error(new ProgressEvent('error'));
    await page.settled();
    expect(page.text).toContain('You seem to be offline');
    page.button('Try again').click();
    await page.settled();
    await page.answer('Imports', imports([importDetails()]));
    expect(page.text).toContain('my_spotify_data.zip');
  });

  it('leads a listener whose session has ended back here', async () => {
    const page = await PageUnderTest.open('/imports');
    await page.answer('Imports', NOBODY);
    expect(page.link('Sign in with Spotify').getAttribute('href')).toContain('returnTo=%2Fimports');
  });

  it('sends a dropped file with its progress, then lists the import', async () => {
    const page = await openWith();
    const file = history('endsong_0.json');
    await bring(page, file);
    const sent = upload(page);
    expect(sent.request.headers.get('x-audiospective')).toBe('1');
    expect((sent.request.body as FormData).get('file')).toMatchObject({ name: 'endsong_0.json', size: file.size });

    const event: HttpUploadProgressEvent = { type: HttpEventType.UploadProgress, loaded: 40, total: 100 };
    sent.event(event);
    await page.settled();
    const bar = page.element.querySelector('[role="progressbar"]');
    expect(bar?.getAttribute('aria-label')).toBe('Uploading endsong_0.json');
    expect(bar?.getAttribute('aria-valuenow')).toBe('40');

    sent.flush({ id: 'import-1' }, { status: 202, statusText: 'Accepted' });
    await page.settled();
    await page.answer('Imports', imports([importDetails({ state: 'WAITING', report: null })]));
    expect(page.text).toContain('Waiting to start');
  });

  it('sends several files one after the other, and goes on after one that failed', async () => {
    const page = await openWith();
    await bring(page, history('endsong_0.json'), history('endsong_1.json'));
    const first = upload(page);
    const error = { code: 'PAYLOAD_TOO_LARGE', message: 'This file is too large.', requestId: 'r-1' };
    first.flush({ error }, { status: 413, statusText: 'Payload Too Large' });
    await page.settled();
    expect(page.text).toContain('This file is too large.');
    expect((upload(page).request.body as FormData).get('file')).toMatchObject({ name: 'endsong_1.json' });
  });

  it('gives up an upload in the middle', async () => {
    const page = await openWith();
    await bring(page, history('endsong_0.json'));
    const sent = upload(page);
    page.button('Cancel the upload of endsong_0.json').click();
    await page.settled();
    expect(sent.cancelled).toBe(true);
    expect(page.text).not.toContain('Uploading');
  });

  it('shows what is in a file before anything is sent', async () => {
    const page = await openWith();
    await drop(page, history('endsong_0.json'));
    await looked(page);
    expect(page.text).toContain('Extended streaming history its first rows are of 2013');
    expect(page.text).toContain('Plays with their exact time : 1 file, 34 bytes, imported');
    page.http.verify();
    page.button('Cancel: do not import endsong_0.json').click();
    await page.settled();
    expect(page.text).not.toContain('endsong_0.json');
    page.http.verify();
  });

  it.each([
    ['photo.png', 'x', 'Only the zip from Spotify or JSON files'],
    ['my_spotify_data.zip', 'Hello', 'not a zip file, or it is cut off'],
    ['endsong_0.json', ' '.repeat(1_000_001), 'larger than this installation accepts'],
  ])('refuses %s before sending it', async (name, content, message) => {
    const page = await openWith();
    await drop(page, new File([content], name));
    await looked(page);
    expect(page.text).toContain(message);
    expect(() => page.button(/^Import/)).toThrow();
    page.http.verify();
  });

  it('follows a running import until its report, and tells that it is done', async () => {
    const page = await openWith(importDetails({ state: 'READING', canCancel: true, canUndo: false, report: null }));
    await nextPulse();
    const writing = importNow('WRITING', { percent: 63, rowsRead: 40_000, secondsLeft: 42, pollAfterMs: 0 });
    await page.answer('ArchivePulse', pulse({ imports: [writing] }));
    await page.answer('Imports', imports([importDetails({ state: 'WRITING', report: null })]));
    expect(page.text).toContain('about 42 secs left');
    expect(page.text).toContain('40,000 rows read');
    await nextPulse();
    await page.answer('ArchivePulse', pulse());
    const done = importDetails({ report: report({ read: 41_276, new: 40_938, duplicates: 338 }) });
    await page.answer('Imports', imports([done]));
    expect(page.text).toContain('40,938 new plays of 41,276 rows read');
    expect(page.text).toContain('Report: 40,938 new plays');
    expect(toasts()).toEqual(['my_spotify_data.zip is in: 40,938 new plays.']);
    await nextPulse();
    page.http.verify();
  });

  it('follows one that is older than those of the pulse by itself', async () => {
    const undoing = importDetails({ id: 'old', state: 'UNDOING' });
    const newer = ['a', 'b', 'c'].map((id) => importDetails({ id }));
    const page = await PageUnderTest.open('/imports');
    await page.answer('Imports', imports([...newer, undoing]));
    await page.answer('ArchivePulse', pulse({ imports: newer.map(({ id }) => importNow('DONE', {}, id)) }));
    const told = (state: 'UNDOING' | 'UNDONE', pollAfterMs: number | null) => ({
      viewer: {
        __typename: 'Viewer',
        id: 'viewer-1',
        import: importNow(state, { percent: 40, pollAfterMs }, 'old'),
      },
    });
    await page.answer('ImportProgress', told('UNDOING', 0));
    expect(page.element.querySelector('[role="progressbar"]')?.getAttribute('aria-valuenow')).toBe('40');
    await nextPulse();
    await page.answer('ImportProgress', told('UNDONE', null));
    await page.answer('Imports', imports([...newer, { ...undoing, state: 'UNDONE' }]));
    expect(toasts()).toEqual(['my_spotify_data.zip was taken back. The archive is as it was before.']);
    await nextPulse();
    page.http.verify();
  });

  it('cancels a running import', async () => {
    const page = await openWith(importDetails({ state: 'READING', canCancel: true, report: null }));
    page.button(/^Cancel/).click();
    await page.settled();
    expect(page.request('CancelImport').request.body).toMatchObject({ variables: { id: 'import-1' } });
  });

  it('takes an import back, and says so', async () => {
    const page = await openWith(importDetails());
    page.button(/^Undo/).click();
    await page.settled();
    await page.answer('UndoImport', { undoImport: { __typename: 'Import', id: 'import-1' } });
    expect(page.button(/^Undo/).getAttribute('aria-disabled')).toBe('true');
    await page.answer('Imports', imports([importDetails({ state: 'UNDONE', canUndo: false })]));
    expect(page.text).toContain('Undone');
    expect(page.text).toContain('Report: 10 new plays, taken back');
    expect(page.text).not.toContain('stored now');
    expect(toasts()).toEqual(['my_spotify_data.zip was taken back. The archive is as it was before.']);
  });

  it('says why taking an import back was refused', async () => {
    const page = await openWith(importDetails());
    page.button(/^Undo/).click();
    await page.settled();
    const errors = [{ message: 'This import is already being undone.', extensions: { code: 'CONFLICT' } }];
    page.request('UndoImport').flush({ data: null, errors });
    await page.settled();
    expect(toasts()).toEqual(['This import is already being undone.']);
  });

  it('says why a file could not be imported, and what it lacks', async () => {
    const failure = { __typename: 'ImportFailure', message: 'This zip is cut off.' } as const;
    const page = await openWith(importDetails({ state: 'FAILED', failure, report: null, notes: ['Only minutes.'] }));
    expect(page.text).toContain('This zip is cut off.');
    expect(page.text).toContain('Only minutes.');
  });

  describe('while nothing runs', () => {
    afterEach(() => jest.useRealTimers());

    async function openAndLook(...list: ReturnType<typeof importDetails>[]): Promise<PageUnderTest> {
      const page = await PageUnderTest.open('/imports');
      await page.answer('Imports', imports(list));
      const now = list.map(({ id, state }) => importNow(state, {}, id));
      await page.answer('ArchivePulse', pulse({ imports: now, polling: { pollAfterMs: 0 } }));
      await nextPulse();
      return page;
    }

    it('finds an import that began elsewhere', async () => {
      const page = await openAndLook();
      await page.answer('ArchivePulse', pulse({ imports: [importNow('READING', { pollAfterMs: 60_000 })] }));
      await page.answer('Imports', imports([importDetails({ state: 'READING', report: null })]));
      expect(page.text).toContain('my_spotify_data.zip');
      expect(page.text).not.toContain('No imports yet');
      page.http.verify();
    });

    it('looks for one that begins elsewhere every five seconds', async () => {
      const page = await PageUnderTest.open('/imports');
      await page.answer('Imports', imports([importDetails()]));
      jest.useFakeTimers({ doNotFake: ['setTimeout', 'clearTimeout', 'queueMicrotask', 'performance', 'Date'] });
      await page.answer('ArchivePulse', pulse());
      jest.advanceTimersByTime(4_999);
      await page.settled();
      page.http.verify();
      jest.advanceTimersByTime(1);
      await page.settled();
      await page.answer('ArchivePulse', pulse());
    });

    it('notices that one is gone', async () => {
      const page = await openAndLook(importDetails());
      await page.answer('ArchivePulse', pulse({ imports: [] }));
      await page.answer('Imports', imports([]));
      expect(page.text).toContain('No imports yet');
    });

    it('asks no more than whether there is something new', async () => {
      const page = await openAndLook(importDetails());
      await page.answer('ArchivePulse', pulse());
      page.http.verify();
    });

    it('notices that the session has ended', async () => {
      const page = await openAndLook(importDetails());
      await page.answer('ArchivePulse', { viewer: null });
      expect(page.text).toContain('Please sign in');
    });
  });

  it('shows more imports on request', async () => {
    const page = await PageUnderTest.open('/imports');
    await page.answer('Imports', imports([importDetails()], true));
    page.button('Show more').click();
    await page.settled();
    expect(page.request('Imports').request.body).toMatchObject({ variables: { first: 100 } });
  });
});
