import { UseGuards } from '@nestjs/common';
import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { SignedInGuard } from '../auth/signed-in.guard';
import type { RequestContext } from '../platform/graphql/request-context';
import { Viewer } from '../platform/graphql/viewer.model';
import { UpdateSettingsInput } from './settings.input';
import { SettingsService } from './settings.service';

@Resolver(() => Viewer)
export class SettingsResolver {
  constructor(private readonly settings: SettingsService) {}

  @UseGuards(SignedInGuard)
  @Mutation(() => Viewer, { description: 'Changes settings of the signed-in listener, from the next answer on.' })
  updateSettings(
    @Args('input', { description: 'What to change.' }) input: UpdateSettingsInput,
    @Context() context: RequestContext,
  ): Promise<Viewer> {
    return this.settings.update(context, input);
  }
}
