import { Module } from '@nestjs/common';
import { CatalogWriter } from '../catalog/catalog-writer';
import { PlayWriter } from './play-writer';

/** Writing of plays and catalogue, for the two that bring plays: polls and imports. */
@Module({ providers: [CatalogWriter, PlayWriter], exports: [CatalogWriter, PlayWriter] })
export class PlayWritingModule {}
