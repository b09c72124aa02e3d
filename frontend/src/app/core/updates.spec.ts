import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { PAGE_PROVIDERS } from '../../testing/page-under-test';
import { Updates } from './updates';

const HOUR_MS = 60 * 60 * 1000;

describe('Updates', () => {
  beforeEach(() => {
    jest.useFakeTimers();
    document.head.innerHTML = '<script src="/theme.js"></script><script src="main-AAAAAAAA.js" type="module"></script>';
  });
  afterEach(() => jest.useRealTimers());

  /** The dashboard has been open for an hour, and the server says of its build what is given. */
  function afterAnHour(answer: object | null, status = 200): Updates {
    TestBed.configureTestingModule({ providers: PAGE_PROVIDERS });
    const updates = TestBed.inject(Updates);
    TestBed.tick();
    jest.advanceTimersByTime(HOUR_MS);
    TestBed.inject(HttpTestingController).expectOne('/ngsw.json').flush(answer, { status, statusText: 'so' });
    return updates;
  }

  it('announces a build other than the one that runs', () => {
    expect(afterAnHour({ hashTable: { '/main-BBBBBBBB.js': '1', '/theme.js': '2' } }).ready()).toBe(true);
  });

  it.each([
    ['it is the one that runs', { hashTable: { '/main-AAAAAAAA.js': '1', '/chunk-CCCCCCCC.js': '2' } }, 200],
    ['the server does not say', { error: {} }, 404],
    ['the answer is none', null, 200],
  ])('says nothing when %s', (_case, answer, status) => {
    expect(afterAnHour(answer, status).ready()).toBe(false);
  });

  it('asks again after another hour', () => {
    const updates = afterAnHour({ hashTable: { '/main-AAAAAAAA.js': '1' } });
    TestBed.tick();
    jest.advanceTimersByTime(HOUR_MS);
    TestBed.inject(HttpTestingController)
      .expectOne('/ngsw.json')
      .flush({ hashTable: { '/main-BBBBBBBB.js': '1' } });
    expect(updates.ready()).toBe(true);
  });
});
