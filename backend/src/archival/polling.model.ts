import { Field, Float, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { ConsentNotice } from './consent';

/** How watching a listener goes. */
export enum ArchiveState {
  WATCHING = 'WATCHING',
  DEGRADED = 'DEGRADED',
  PAUSED = 'PAUSED',
  RECONNECT_NEEDED = 'RECONNECT_NEEDED',
  QUARANTINED = 'QUARANTINED',
  RATE_LIMITED = 'RATE_LIMITED',
  QUOTA_EXHAUSTED = 'QUOTA_EXHAUSTED',
}

registerEnumType(ArchiveState, {
  name: 'ArchiveState',
  description: 'How watching the listener goes.',
  valuesMap: {
    WATCHING: { description: 'Everything is well.' },
    DEGRADED: { description: 'The last poll failed; it is tried again.' },
    PAUSED: { description: 'Too many polls failed in a row; polling waits.' },
    RECONNECT_NEEDED: { description: 'Only a new sign-in with Spotify helps.' },
    QUARANTINED: {
      description: 'Spotify refuses the tokens of many listeners at once; they are kept and tried again.',
    },
    RATE_LIMITED: { description: 'Spotify asked this application to slow down.' },
    QUOTA_EXHAUSTED: { description: "The application's calls to Spotify are used up for now." },
  },
});

registerEnumType(ConsentNotice, {
  name: 'ConsentNotice',
  description: "How near the end of the listener's consent is.",
  valuesMap: {
    NONE: { description: 'More than 30 days are left.' },
    ENDS_SOON: { description: 'At most 30 days are left.' },
    ENDS_THIS_WEEK: { description: 'At most 7 days are left.' },
    ENDED: { description: 'Spotify gives no more plays until the listener signs in again.' },
  },
});

/** Where the knowledge of a span comes from. */
export enum CoverageSource {
  POLL = 'POLL',
  EXPORT = 'EXPORT',
}

registerEnumType(CoverageSource, {
  name: 'CoverageSource',
  description: 'Where the knowledge of a span comes from.',
  valuesMap: {
    POLL: { description: 'The span was watched by polling.' },
    EXPORT: { description: 'An imported export covers the span.' },
  },
});

@ObjectType({ description: "The listener's consent, which Spotify ends six months after a sign-in." })
export class Consent {
  @Field({ description: 'When the listener last signed in with Spotify, in UTC.' })
  authorizedAt: Date;

  @Field({ description: 'When the consent ends, in UTC: six months after authorizedAt.' })
  expiresAt: Date;

  @Field(() => Int, { description: 'Begun days that are left; 0 when it has ended.' })
  daysLeft: number;

  @Field(() => ConsentNotice, { description: 'How urgently to tell the listener.' })
  notice: ConsentNotice;
}

@ObjectType({ description: 'A span of time that is known, both ends included.' })
export class CoverageSpan {
  @Field(() => CoverageSource, { description: 'How the span is known.' })
  source: CoverageSource;

  @Field({ description: 'First known instant, in UTC.' })
  from: Date;

  @Field({ description: 'Last known instant, in UTC.' })
  to: Date;
}

@ObjectType({ description: 'A span in which Spotify may have dropped plays before they were polled.' })
export class PossibleGap {
  @Field({ description: 'Start of the span, in UTC.' })
  from: Date;

  @Field({ description: 'End of the span, in UTC.' })
  to: Date;

  @Field({ description: 'The poll that noticed it, in UTC.' })
  noticedAt: Date;
}

@ObjectType({
  description: "What the application's account at Spotify still allows for polls, over all its listeners.",
})
export class PollQuota {
  @Field(() => Int, {
    description:
      'Calls that were booked for polls in the last 24 hours: no fewer than were made, for they are booked in packs, and hours count whole.',
  })
  callsUsed: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Most calls for polls that any 24 hours may have; null where only Spotify itself sets a limit.',
  })
  callsPerDay: number | null;

  @Field(() => Date, {
    nullable: true,
    description:
      'Until when no poll may call, in UTC: Spotify asked the application to wait, or the calls of a day are used up; null when polls may call.',
  })
  waitsUntil: Date | null;
}

@ObjectType({ description: 'How the archive is kept up to date, at this moment.' })
export class Polling {
  /** Whose archive it is. Never shown. */
  listenerId: number;

  @Field(() => ArchiveState, { description: 'How watching the listener goes, as a word for programs.' })
  state: ArchiveState;

  @Field({ description: 'The state in a sentence for the listener.' })
  stateMessage: string;

  @Field(() => Date, { nullable: true, description: 'The last successful poll, in UTC; null before the first.' })
  lastPolledAt: Date | null;

  @Field({ description: 'When the next poll is due, in UTC; it may wait longer while the state says so.' })
  nextPollAt: Date;

  @Field(() => Float, { description: 'Minutes between two polls; adapts to how much the listener plays.' })
  pollIntervalMinutes: number;

  @Field({ description: 'True while a poll of this listener is running or asked for.' })
  running: boolean;

  @Field(() => Int, { nullable: true, description: 'New plays of the last successful poll; null before the first.' })
  lastNewPlays: number | null;

  @Field(() => Date, {
    nullable: true,
    description: 'Until when Spotify asked the whole application to wait, in UTC; null when it may call.',
  })
  blockedUntil: Date | null;

  @Field({ description: 'How long Spotify still gives plays without a new sign-in.' })
  consent: Consent;

  @Field(() => Int, { description: 'Milliseconds after which asking again makes sense.' })
  pollAfterMs: number;
}
