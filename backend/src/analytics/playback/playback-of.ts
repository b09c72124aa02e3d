import { playback, type Selection } from '@audiospective/listening';
import type { PlaybackFacts } from './playback.model';

/** How the plays of a period were played, as the API tells it. */
export function playbackOf(selection: Selection): PlaybackFacts {
  const facts = playback(selection);
  return {
    ...facts,
    skips: { plays: facts.skips.skipped, known: facts.skips.known },
    shuffle: { plays: facts.shuffle.shuffled, known: facts.shuffle.known },
    offline: { plays: facts.offline.offline, known: facts.offline.known },
    private: { plays: facts.private.private, known: facts.private.known },
    explicit: { plays: facts.explicit.explicit, known: facts.explicit.known },
  };
}
