import { HttpTestingController, type TestRequest } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { PAGE_PROVIDERS } from '../../testing/page-under-test';
import { Answers } from './answers';
import { operation } from './operation';

interface Song {
  song: string;
}

const QUERY = operation<Song, Record<string, unknown>>('query', 'Song', 'some-hash', 'query Song{song}');
const ofYear = (year: number) => ({ query: QUERY, variables: { year } });

describe('the answers', () => {
  function begin(): { answers: Answers; sent: () => Promise<TestRequest> } {
    TestBed.configureTestingModule({ providers: PAGE_PROVIDERS });
    const http = TestBed.inject(HttpTestingController);
    const sent = async () => {
      await new Promise((resolve) => setTimeout(resolve));
      return http.expectOne(({ url }) => url === '/graphql');
    };
    return { answers: TestBed.inject(Answers), sent };
  }

  it('are kept by operation and variables, in whatever order those are named', async () => {
    const { answers, sent } = begin();
    const question = { query: QUERY, variables: { year: 2024, by: 'TIME' } };
    const told = jest.fn();
    answers.ask(question).subscribe(told);
    (await sent()).flush({ data: { song: 'Alpha' } });
    await new Promise((resolve) => setTimeout(resolve));
    expect(told).toHaveBeenCalledWith({ song: 'Alpha' });
    expect(answers.of({ query: QUERY, variables: { by: 'TIME', year: 2024 } })).toEqual({ song: 'Alpha' });
    expect(answers.of(ofYear(2024))).toBeUndefined();
  });

  it('are not kept without bound: the one that came longest ago goes', () => {
    const { answers } = begin();
    for (let year = 1900; year < 2000; year++) answers.keep(ofYear(year), { song: String(year) });
    expect([answers.of(ofYear(1900)), answers.of(ofYear(1999))]).toEqual([undefined, { song: '1999' }]);
    expect(Array.from({ length: 100 }, (_, n) => answers.of(ofYear(1900 + n))).filter(Boolean)).toHaveLength(60);
  });

  it('are not kept when asking fails, and what was kept stays', async () => {
    const { answers, sent } = begin();
    answers.keep(ofYear(2024), { song: 'Alpha' });
    const failed = jest.fn();
    answers.ask(ofYear(2024)).subscribe({ error: failed });
    (await sent()).error(new ProgressEvent('error'));
    await new Promise((resolve) => setTimeout(resolve));
    expect(failed).toHaveBeenCalledTimes(1);
    expect(answers.of(ofYear(2024))).toEqual({ song: 'Alpha' });
  });

  it('are given up with whoever waits for them', async () => {
    const { answers, sent } = begin();
    const waiting = answers.ask(ofYear(2024)).subscribe();
    const request = await sent();
    waiting.unsubscribe();
    expect(request.cancelled).toBe(true);
  });

  it('are all forgotten at once, and one under way is asked for again', async () => {
    const { answers, sent } = begin();
    answers.keep(ofYear(2023), { song: 'Alpha' });
    const told = jest.fn();
    answers.ask(ofYear(2024)).subscribe(told);
    const late = await sent();
    answers.clear();
    expect(late.cancelled).toBe(true);
    expect(answers.of(ofYear(2023))).toBeUndefined();
    (await sent()).flush({ data: { song: 'Beta' } });
    await new Promise((resolve) => setTimeout(resolve));
    expect(told.mock.calls).toEqual([[{ song: 'Beta' }]]);
  });
});
