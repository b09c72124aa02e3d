import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { DIVERSITY_LABELS, type DiversityLabel } from '@audiospective/listening';

const DiversityLabels = Object.fromEntries(DIVERSITY_LABELS.map((label) => [label, label]));
registerEnumType(DiversityLabels, {
  name: 'DiversityLabel',
  description: 'The diversity score as a word.',
  valuesMap: {
    MUSIC_EXPLORER: { description: '80 and more.' },
    BALANCED_LISTENER: { description: '60 to 79.' },
    LOYAL_FAN: { description: '40 to 59.' },
    SUPER_FAN: { description: '20 to 39.' },
    TRUE_DEVOTEE: { description: 'Under 20.' },
  },
});

@ObjectType({ description: 'How varied the counted plays are; whole numbers from 0 to 100.' })
export class Diversity {
  @Field(() => Int, { description: '40 % artistVariety, 40 % evenness, 20 % trackVariety.' })
  score: number;

  @Field(() => DiversityLabels, { description: 'The score as a word.' })
  label: DiversityLabel;

  @Field(() => Int, { description: 'Different artists per play; 100 from one in 5 plays.' })
  artistVariety: number;

  @Field(() => Int, {
    description: '100 minus the percentage of plays that the tenth of the artists with most plays takes.',
  })
  evenness: number;

  @Field(() => Int, { description: 'Different tracks per play; 100 from one in 2 plays.' })
  trackVariety: number;
}
