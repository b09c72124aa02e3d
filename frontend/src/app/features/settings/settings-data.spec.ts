import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { PAGE_PROVIDERS } from '../../../testing/page-under-test';
import { Answers } from '../../core/answers';
import { settings } from './settings.testing';
import { SettingsDocument } from './settings.generated';
import { settingsRequests } from './settings-data';

const ELSEWHERE = { query: SettingsDocument, variables: {} };

async function settled(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve));
}

async function change() {
  TestBed.configureTestingModule({ providers: PAGE_PROVIDERS });
  const answers = TestBed.inject(Answers);
  answers.keep(ELSEWHERE, settings());
  const told = jest.fn();
  TestBed.runInInjectionContext(settingsRequests)
    .change({ countingRule: 'EVERYTHING' })
    .subscribe({ next: told, error: told });
  await settled();
  return { answers, told, request: TestBed.inject(HttpTestingController).expectOne('/graphql') };
}

describe('a changed setting', () => {
  it('drops every answer that was made before', async () => {
    const { answers, told, request } = await change();
    expect(answers.of(ELSEWHERE)).toEqual(settings());
    const { viewer } = settings({ countingRule: 'EVERYTHING' });
    request.flush({ data: { updateSettings: viewer } });
    await settled();
    expect(answers.of(ELSEWHERE)).toBeUndefined();
    expect(told).toHaveBeenCalledWith(viewer);
  });

  it('drops nothing when it fails', async () => {
    const { answers, request } = await change();
    request.error(new ProgressEvent('error'));
    await settled();
    expect(answers.of(ELSEWHERE)).toEqual(settings());
  });
});
