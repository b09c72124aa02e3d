import { Module } from '@nestjs/common';
import { CatalogWriter } from '../catalog-writer';
import { Enrichment } from './enrichment';
import { EnrichmentRepository } from './enrichment.repository';

/** Completes the catalogue. Needs a global provider of CATALOG_SOURCE. */
@Module({ providers: [CatalogWriter, Enrichment, EnrichmentRepository], exports: [Enrichment] })
export class EnrichmentModule {}
