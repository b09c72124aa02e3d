import { Query, Resolver } from '@nestjs/graphql';
import { Environment } from '../config/environment';
import { VERSION } from '../version';
import { Live } from './live';
import { Public } from './public.decorator';
import { Service } from './service.model';

@Resolver(() => Service)
export class ServiceResolver {
  constructor(private readonly environment: Environment) {}

  @Live() // it belongs to the settings of a process
  @Public()
  @Query(() => Service, { description: 'This installation: what anyone may know of it.' })
  service(): Service {
    const { demo, maxUploadBytes } = this.environment;
    return { version: VERSION, demo, maxUploadBytes };
  }
}
