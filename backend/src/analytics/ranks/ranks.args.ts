import { ArgsType, Field, registerEnumType } from '@nestjs/graphql';
import type { RankBy } from '@audiospective/listening';
import { pageArgs } from '../../platform/graphql/connection';

const RankBys = { PLAYS: 'PLAYS', TIME: 'TIME' } as const satisfies Record<RankBy, RankBy>;
registerEnumType(RankBys, {
  name: 'RankBy',
  description: 'What makes a rank. Ties are broken by the other of the two, then by name: no two entries share a rank.',
  valuesMap: {
    PLAYS: { description: 'Plays that count, then time listened.' },
    TIME: { description: 'Time listened, then plays that count.' },
  },
});

/** A page of a ranked list. */
@ArgsType()
export class RanksArgs extends pageArgs(10) {
  @Field(() => RankBys, { defaultValue: RankBys.PLAYS, description: 'What makes the rank.' })
  by: RankBy;
}
