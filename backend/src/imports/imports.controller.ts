import { Controller, HttpCode, Post, Req, Res, UseGuards } from '@nestjs/common';
import type { Request, Response } from 'express';
import { CurrentListener } from '../auth/current-listener.decorator';
import { SignedInGuard } from '../auth/signed-in.guard';
import { toGlobalId } from '../platform/graphql/global-id';
import { RateLimit, RateLimitGuard } from '../platform/security/rate-limit.guard';
import type { SignedIn } from '../platform/security/signed-in';
import { ImportsService } from './imports.service';
import { Uploads } from './uploads';

/** Takes uploads in; everything else about imports is asked by GraphQL. */
@Controller('imports')
@UseGuards(SignedInGuard, RateLimitGuard)
export class ImportsController {
  constructor(
    private readonly imports: ImportsService,
    private readonly uploads: Uploads,
  ) {}

  /** `multipart/form-data` with one `file`; answers 202 with the id of the import, which has not begun yet. */
  @Post()
  @HttpCode(202)
  @RateLimit('strict')
  async upload(
    @CurrentListener() { listenerId }: SignedIn,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<{ id: string }> {
    const created = await this.imports.accept(listenerId, () => this.uploads.receive(request, response));
    return { id: toGlobalId('Import', created.id) };
  }
}
