import { Injectable, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Subject } from 'rxjs';
import { PAGE_PROVIDERS } from '../../testing/page-under-test';
import { EndlessList, type EndlessListParts } from './endless-list';
import { type FirstPage, KeptPages, type ListPage } from './kept-pages';
import { Session } from './session';

type Beginning = FirstPage<string>;
type Asked = Subject<ListPage<string> | null>;

@Injectable({ providedIn: 'root' })
class KeptNames extends KeptPages<string, Beginning> {}

/** The beginning of the list of that name: `a1 a2` for `a`, with more behind it. */
function beginning(of: string, version = '1', changes: Partial<Beginning> = {}): Beginning {
  return { of, version, items: [`${of}1`, `${of}2`], after: `${of}2@${version}`, ...changes };
}

/** A list whose later pages the test answers, each as soon as it is asked for. */
class ListUnderTest {
  readonly first = signal<Beginning | undefined>(undefined);
  readonly asked: { after: string; answer: Asked }[] = [];
  outdated = 0;
  readonly list: EndlessList<string, Beginning>;

  constructor(whenNewer: EndlessListParts<string, Beginning>['whenNewer']) {
    this.list = TestBed.runInInjectionContext(
      () =>
        new EndlessList<string, Beginning>({
          first: this.first,
          kept: TestBed.inject(KeptNames),
          page: (_, after) => this.ask(after),
          outdated: () => (this.outdated += 1),
          whenNewer,
        }),
    );
  }

  get items(): string {
    return this.list.pages().flat().join(' ');
  }

  begin(first: Beginning | undefined): void {
    this.first.set(first);
    TestBed.tick();
  }

  /** Asks for the next page and answers it. */
  grow(items: readonly string[], after: string | null = null): void {
    this.list.more();
    this.answer({ items, after });
  }

  answer(page: ListPage<string> | null): void {
    const { last } = this;
    last.next(page);
    last.complete();
    TestBed.tick();
  }

  fail(): void {
    this.last.error(new Error('lost'));
    TestBed.tick();
  }

  get last(): Asked {
    return this.asked.at(-1)!.answer;
  }

  private ask(after: string): Asked {
    const answer: Asked = new Subject();
    this.asked.push({ after, answer });
    return answer;
  }
}

describe('an endless list', () => {
  beforeEach(() => TestBed.configureTestingModule({ providers: PAGE_PROVIDERS }));

  it.each(['WAIT', 'CATCH_UP'] as const)('grows page by page to its end (%s)', (whenNewer) => {
    const test = new ListUnderTest(whenNewer);
    test.list.more();
    test.begin(beginning('a'));
    test.list.more();
    test.list.more();
    expect(test.list.loading()).toBe(true);
    test.answer({ items: ['a3'], after: 'a3@1' });
    test.grow(['a4']);
    test.list.more();
    expect(test.items).toBe('a1 a2 a3 a4');
    expect(test.asked.map(({ after }) => after)).toEqual(['a2@1', 'a3@1']);
    expect(test.list.hasMore()).toBe(false);
    expect(test.list.loading()).toBe(false);
  });

  it('gives up the page of another list', () => {
    const test = new ListUnderTest('CATCH_UP');
    test.begin(beginning('a'));
    test.list.more();
    const late = test.last;
    test.begin(beginning('b'));
    expect(late.observed).toBe(false);
    test.grow(['b3']);
    expect(test.items).toBe('b1 b2 b3');
  });

  it('does not give up the page when the same beginning is answered again', () => {
    const test = new ListUnderTest('CATCH_UP');
    test.begin(beginning('a'));
    test.list.more();
    test.begin(beginning('a', '1', { items: ['a1', 'a2 with its cover'] }));
    test.answer({ items: ['a3'], after: null });
    expect(test.items).toBe('a1 a2 with its cover a3');
  });

  it('keeps what is there when the next page fails, and asks for it again', () => {
    const test = new ListUnderTest('CATCH_UP');
    test.begin(beginning('a'));
    test.grow(['a3'], 'a3@1');
    test.list.more();
    test.fail();
    expect(test.list.failure()?.kind).toBe('failed');
    expect(test.items).toBe('a1 a2 a3');
    test.grow(['a4']);
    expect(test.list.failure()).toBeUndefined();
    expect(test.items).toBe('a1 a2 a3 a4');
    expect(test.asked.map(({ after }) => after)).toEqual(['a2@1', 'a3@1', 'a3@1']);
  });

  it('wants a new beginning when the next page belongs to another', () => {
    const test = new ListUnderTest('CATCH_UP');
    test.begin(beginning('a'));
    test.list.more();
    test.answer(null);
    expect(test.outdated).toBe(1);
    expect(test.items).toBe('a1 a2');
    expect(test.list.loading()).toBe(false);
  });

  it('is found where it was left, until the session ends', () => {
    const test = new ListUnderTest('CATCH_UP');
    test.begin(beginning('a'));
    test.grow(['a3']);
    test.begin(undefined);
    expect(test.items).toBe('');
    test.begin(beginning('b'));
    expect(test.items).toBe('b1 b2');
    test.begin(beginning('a'));
    expect(test.items).toBe('a1 a2 a3');
    TestBed.inject(Session).ended();
    test.begin(undefined);
    test.begin(beginning('a'));
    expect(test.items).toBe('a1 a2');
  });

  it('is forgotten when many others were scrolled since', () => {
    const test = new ListUnderTest('CATCH_UP');
    for (const name of 'abcdefghijklmn') {
      test.begin(beginning(name));
      test.grow([`${name}3`]);
    }
    test.begin(beginning('n'));
    expect(test.items).toBe('n1 n2 n3');
    test.begin(beginning('a'));
    expect(test.items).toBe('a1 a2');
  });

  describe('of an archive that changes, when it catches up', () => {
    function scrolled(): ListUnderTest {
      const test = new ListUnderTest('CATCH_UP');
      test.begin(beginning('a'));
      test.grow(['a3', 'a4'], 'a4@1');
      test.begin(beginning('a', '2', { items: ['A1', 'A2'] }));
      return test;
    }

    it('stays until as much of the newer one is there', () => {
      const test = scrolled();
      test.answer({ items: ['A3'], after: 'A3@2' });
      expect(test.items).toBe('a1 a2 a3 a4');
      test.answer({ items: ['A4'], after: 'A4@2' });
      expect(test.items).toBe('A1 A2 A3 A4');
      expect(test.list.hasMore()).toBe(true);
      expect(test.asked.map(({ after }) => after)).toEqual(['a2@1', 'a2@2', 'A3@2']);
    });

    it('begins to catch up anew when a still newer one comes midway', () => {
      const test = scrolled();
      test.answer({ items: ['A3'], after: 'A3@2' });
      test.answer(null);
      expect(test.outdated).toBe(1);
      expect(test.items).toBe('a1 a2 a3 a4');
      test.begin(beginning('a', '3', { items: ['X1', 'X2'] }));
      test.answer({ items: ['X3', 'X4'], after: null });
      expect(test.items).toBe('X1 X2 X3 X4');
    });

    it('is only what is new when that fails midway', () => {
      const test = scrolled();
      test.answer({ items: ['A3'], after: 'A3@2' });
      test.fail();
      expect(test.items).toBe('A1 A2');
      expect(test.list.failure()?.kind).toBe('failed');
      test.grow(['A3']);
      expect(test.items).toBe('A1 A2 A3');
    });

    it('is given up when another list is asked for meanwhile', () => {
      const test = scrolled();
      const late = test.last;
      test.begin(beginning('b'));
      expect(late.observed).toBe(false);
      expect(test.items).toBe('b1 b2');
    });

    it('starts over where nothing, or very much, was scrolled', () => {
      const test = new ListUnderTest('CATCH_UP');
      test.begin(beginning('a'));
      test.begin(beginning('a', '2', { items: ['A1'] }));
      expect(test.items).toBe('A1');
      test.grow(Array.from({ length: 1_001 }, (_, index) => `A${index + 2}`));
      test.begin(beginning('a', '3', { items: ['X1'] }));
      expect(test.items).toBe('X1');
      expect(test.asked).toHaveLength(1);
    });
  });

  describe('of an archive that changes, when it waits', () => {
    function scrolled(): ListUnderTest {
      const test = new ListUnderTest('WAIT');
      test.begin(beginning('a'));
      test.grow(['a3'], 'a3@1');
      return test;
    }

    it('goes on below what is read, until it is left', () => {
      const test = scrolled();
      test.begin(beginning('a', '2', { items: ['A1', 'A2'] }));
      test.grow(['a4']);
      expect(test.items).toBe('a1 a2 a3 a4');
      expect(test.list.first()?.version).toBe('1');
      test.list.startOver();
      expect(test.items).toBe('A1 A2');
    });

    it('follows to the newer one once it is left, whatever comes first', () => {
      const test = scrolled();
      test.list.startOver();
      test.grow(['a3']);
      test.begin(beginning('a', '2', { items: ['A1', 'A2'] }));
      expect(test.items).toBe('A1 A2');
    });
  });
});
