import { Query, Resolver } from '@nestjs/graphql';
import { Environment } from '../config/environment';
import { Public } from './public.decorator';
import { Service } from './service.model';
import { serviceOf } from './service-of';

@Resolver(() => Service)
export class ServiceResolver {
  constructor(private readonly environment: Environment) {}

  @Public()
  @Query(() => Service, { description: 'This installation: what anyone may know of it.' })
  service(): Service {
    return serviceOf(this.environment);
  }
}
