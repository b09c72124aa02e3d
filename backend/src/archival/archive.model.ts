import { createUnionType, Field, ObjectType } from '@nestjs/graphql';

/** Its fields are resolved apart: what it holds from the history of the answer, `polling` from the records of polls. */
@ObjectType({ description: "The listener's archive." })
export class Archive {
  /** Whose archive it is. Never shown. */
  listenerId: number;
}

@ObjectType({ description: 'Not now: the last poll is too recent, or polling waits.' })
export class TooSoon {
  constructor(message: string, retryAt: Date) {
    this.message = message;
    this.retryAt = retryAt;
  }

  @Field({ description: 'The reason in a sentence for the listener.' })
  message: string;

  @Field({ description: 'When asking again makes sense, in UTC.' })
  retryAt: Date;
}

@ObjectType({ description: 'Spotify needs the listener to sign in again.' })
export class ReconnectNeeded {
  constructor(message: string, signInUrl: string) {
    this.message = message;
    this.signInUrl = signInUrl;
  }

  @Field({ description: 'The reason in a sentence for the listener.' })
  message: string;

  @Field({ description: 'Path on this origin that starts the sign-in.' })
  signInUrl: string;
}

@ObjectType({ description: "The application's calls to Spotify are used up for now." })
export class QuotaExhausted {
  constructor(message: string, retryAt: Date) {
    this.message = message;
    this.retryAt = retryAt;
  }

  @Field({ description: 'The reason in a sentence for the listener.' })
  message: string;

  @Field({ description: 'When asking again makes sense, in UTC.' })
  retryAt: Date;
}

/** The archive whose poll was asked for, or why it cannot be polled now. */
export const ArchiveNowResult = createUnionType({
  name: 'ArchiveNowResult',
  description: 'The archive whose poll was asked for, or why it cannot be polled now.',
  types: () => [Archive, TooSoon, ReconnectNeeded, QuotaExhausted] as const,
  resolveType: (value: object) =>
    [TooSoon, ReconnectNeeded, QuotaExhausted].find((type) => value instanceof type) ?? Archive,
});
