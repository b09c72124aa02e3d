import { Field, Float, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'This installation: what anyone may know of it.' })
export class Service {
  @Field({ description: 'Version of the application.' })
  version: string;

  @Field({ description: 'True while Spotify is simulated because no Spotify client id is set.' })
  demo: boolean;

  @Field(() => Float, { description: 'Largest upload that POST /imports accepts, in bytes.' })
  maxUploadBytes: number;
}
