import { UseGuards } from '@nestjs/common';
import { Args, ArgsType, Context, ID, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentListener } from '../auth/current-listener.decorator';
import { SignedInGuard } from '../auth/signed-in.guard';
import { Clock } from '../platform/clock';
import { pageArgs } from '../platform/graphql/connection';
import { fromGlobalId } from '../platform/graphql/global-id';
import type { RequestContext } from '../platform/graphql/request-context';
import { Viewer } from '../platform/graphql/viewer.model';
import { RateLimit, RateLimitGuard } from '../platform/security/rate-limit.guard';
import type { SignedIn } from '../platform/security/signed-in';
import { Import, ImportConnection, ImportFile } from './import.model';
import { IMPORT_FILES } from './import-files.loader';
import { toImport, toImportPage } from './import-view';
import { ImportsService } from './imports.service';

@ArgsType()
class ImportsArgs extends pageArgs(10) {}

@Resolver(() => Viewer)
export class ViewerImportsResolver {
  constructor(
    private readonly imports: ImportsService,
    private readonly clock: Clock,
  ) {}

  @ResolveField('imports', () => ImportConnection, { description: 'Imports of the listener, newest first.' })
  async importsOf(@Parent() viewer: Viewer, @Args() page: ImportsArgs): Promise<ImportConnection> {
    return toImportPage(await this.imports.page(viewer.listenerId, page), page, this.clock.now());
  }

  @ResolveField('import', () => Import, { nullable: true, description: 'One import of the listener.' })
  async importOf(
    @Parent() viewer: Viewer,
    @Args('id', { type: () => ID, description: 'Id of an import of the listener.' }) id: string,
  ): Promise<Import> {
    return toImport(await this.imports.get(viewer.listenerId, fromGlobalId('Import', id)), this.clock.now());
  }
}

@Resolver(() => Import)
export class ImportResolver {
  constructor(
    private readonly imports: ImportsService,
    private readonly clock: Clock,
  ) {}

  @ResolveField(() => [ImportFile], {
    description: 'Files of the upload that hold streaming history; none until the import has ended.',
  })
  files(@Parent() { importId }: Import, @Context() { loaders }: RequestContext): Promise<ImportFile[]> {
    return loaders.get(IMPORT_FILES).load(importId);
  }

  @Mutation(() => Import, { description: 'Stops an import; nothing of it is kept. Does nothing once it has ended.' })
  @UseGuards(SignedInGuard, RateLimitGuard)
  @RateLimit('strict')
  async cancelImport(
    @CurrentListener() { listenerId }: SignedIn,
    @Args('id', { type: () => ID, description: 'Id of an import of the listener.' }) id: string,
  ): Promise<Import> {
    return toImport(await this.imports.cancel(listenerId, fromGlobalId('Import', id)), this.clock.now());
  }

  @Mutation(() => Import, {
    description: 'Takes everything that a finished import brought out of the archive. Does nothing for others.',
  })
  @UseGuards(SignedInGuard, RateLimitGuard)
  @RateLimit('strict')
  async undoImport(
    @CurrentListener() { listenerId }: SignedIn,
    @Args('id', { type: () => ID, description: 'Id of an import of the listener.' }) id: string,
  ): Promise<Import> {
    return toImport(await this.imports.undo(listenerId, fromGlobalId('Import', id)), this.clock.now());
  }
}
