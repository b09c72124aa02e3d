import { Injectable } from '@nestjs/common';
import { ApplicationError } from '../platform/errors/application-error';
import type { RequestContext } from '../platform/graphql/request-context';
import type { Viewer } from '../platform/graphql/viewer.model';
import { ViewerService } from '../platform/graphql/viewer.service';
import type { UpdateSettingsInput } from './settings.input';
import { SettingsRepository } from './settings.repository';

/** Changes how a listener's archive is read. */
@Injectable()
export class SettingsService {
  constructor(
    private readonly settings: SettingsRepository,
    private readonly viewers: ViewerService,
  ) {}

  /**
   * Sets what is given, for every answer from now on.
   * @throws ApplicationError BAD_USER_INPUT when nothing is given, UNAUTHENTICATED
   */
  async update(context: RequestContext, input: UpdateSettingsInput): Promise<Viewer> {
    if (Object.values(input).every((setting) => setting == null)) {
      throw new ApplicationError('BAD_USER_INPUT', 'Say at least one setting that is to change.');
    }
    const { listenerId } = await this.viewers.requireViewer(context);
    await this.settings.update(listenerId, input);
    this.viewers.forget(context);
    return this.viewers.requireViewer(context);
  }
}
