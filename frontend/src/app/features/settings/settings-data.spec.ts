import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Apollo, gql } from 'apollo-angular';
import { PAGE_PROVIDERS } from '../../../testing/page-under-test';
import { settings } from './settings.testing';
import { SettingsDocument } from './settings.generated';
import { settingsRequests } from './settings-data';

/** What some other page asks. */
const ELSEWHERE = gql`
  query Elsewhere {
    viewer {
      id
      stats(period: { preset: TODAY }) {
        totals {
          plays
        }
      }
      track(id: "song") {
        id
        stats {
          plays
        }
      }
    }
  }
`;
const KNOWN_ELSEWHERE = {
  viewer: {
    __typename: 'Viewer',
    id: 'viewer-1',
    stats: { __typename: 'Stats', totals: { __typename: 'Totals', plays: 3 } },
    track: { __typename: 'Track', id: 'song', stats: { __typename: 'ItemStats', plays: 2 } },
  },
};

function begin() {
  TestBed.configureTestingModule({ providers: PAGE_PROVIDERS });
  const { cache } = TestBed.inject(Apollo).client;
  cache.writeQuery({ query: SettingsDocument, data: settings() });
  cache.writeQuery({ query: ELSEWHERE, data: KNOWN_ELSEWHERE });
  const { change } = TestBed.runInInjectionContext(settingsRequests);
  const send = async () => {
    const outcome = jest.fn();
    change({ countingRule: 'EVERYTHING' }).subscribe({ complete: outcome, error: outcome });
    const settled = () => new Promise((resolve) => setTimeout(resolve));
    await settled();
    return { request: TestBed.inject(HttpTestingController).expectOne('/graphql'), settled };
  };
  return { cache, send };
}

const RULE_SET = settings({ countingRule: 'EVERYTHING' }).viewer;

describe('a changed setting', () => {
  it('drops what was asked elsewhere before, and nothing of what the settings show', async () => {
    const { cache, send } = begin();
    expect(cache.readQuery({ query: ELSEWHERE })).toEqual(KNOWN_ELSEWHERE);
    const { request, settled } = await send();
    request.flush({ data: { updateSettings: { ...settings().viewer, countingRule: 'EVERYTHING' } } });
    await settled();
    expect(cache.readQuery({ query: ELSEWHERE })).toBeNull();
    expect(Object.keys(cache.extract() as object)).not.toContain('Track:song');
    expect(cache.readQuery({ query: SettingsDocument })?.viewer).toEqual(RULE_SET);
  });

  it('drops nothing while it is only expected, nor when it fails', async () => {
    const { cache, send } = begin();
    const { request, settled } = await send();
    const shown = () => cache.readQuery({ query: SettingsDocument }, true)?.viewer?.countingRule;
    expect(shown()).toBe('EVERYTHING');
    request.error(new ProgressEvent('error'));
    await settled();
    expect(shown()).toBe('THIRTY_SECONDS');
    expect(cache.readQuery({ query: ELSEWHERE })).toEqual(KNOWN_ELSEWHERE);
  });
});
