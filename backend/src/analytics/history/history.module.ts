import { Module } from '@nestjs/common';
import { ChunkSealer } from './chunk-sealer';
import { HistoryLoader } from './history-loader';
import { HistoryStore } from './history-store';

/** Whole archives in memory, for everything that is worked out from them. */
@Module({ providers: [ChunkSealer, HistoryLoader, HistoryStore], exports: [HistoryStore] })
export class HistoryModule {}
