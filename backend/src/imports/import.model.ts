import { Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf, edgeOf } from '../platform/graphql/connection';
import { DateTime } from '../platform/graphql/scalars';

/** How far an import is. */
export enum ImportState {
  WAITING = 'WAITING',
  READING = 'READING',
  WRITING = 'WRITING',
  DONE = 'DONE',
  CANCELLED = 'CANCELLED',
  FAILED = 'FAILED',
  UNDOING = 'UNDOING',
  UNDONE = 'UNDONE',
}

registerEnumType(ImportState, {
  name: 'ImportState',
  description: 'How far an import is.',
  valuesMap: {
    WAITING: { description: 'Another import of the listener goes first.' },
    READING: { description: 'The file is read and checked; the archive is not touched yet.' },
    WRITING: { description: 'Plays go into the archive.' },
    DONE: { description: 'Ended well; can be undone.' },
    CANCELLED: { description: 'Stopped by the listener; nothing of it was kept.' },
    FAILED: { description: 'The file was refused; nothing of it was kept.' },
    UNDOING: { description: 'Everything it brought is being taken back.' },
    UNDONE: { description: 'Everything it brought was taken back.' },
  },
});

@ObjectType({ description: 'Why a file was refused.' })
export class ImportFailure {
  @Field({ description: 'A word for programs, such as E_NOT_ZIP.' })
  code: string;

  @Field({ description: 'A sentence for the listener.' })
  message: string;
}

@ObjectType({ description: 'Rows that could not be understood, by reason.' })
export class UnreadableRows {
  @Field({ description: 'A word for programs, such as BAD_TIME.' })
  reason: string;

  @Field({ description: 'The reason in a sentence.' })
  message: string;

  @Field(() => Int)
  rows: number;
}

@ObjectType({
  description:
    'What became of the rows: read = new + confirmed + duplicates + podcasts + audiobooks + videos + local + empty + sum(unreadable).',
})
export class ImportReport {
  @Field(() => Int, { description: 'Rows in the files.' })
  read: number;

  @Field(() => Int, { description: 'Plays that the archive did not have.' })
  new: number;

  @Field(() => Int, { description: 'Plays that a poll or an earlier import had brought.' })
  confirmed: number;

  @Field(() => Int, { description: 'Further rows of a play of the same import; the longest one stands.' })
  duplicates: number;

  @Field(() => Int)
  podcasts: number;

  @Field(() => Int)
  audiobooks: number;

  @Field(() => Int)
  videos: number;

  @Field(() => Int, { description: "Files from the listener's own disk." })
  local: number;

  @Field(() => Int, { description: 'Rows that name nothing that was played.' })
  empty: number;

  @Field(() => [UnreadableRows])
  unreadable: UnreadableRows[];

  @Field(() => DateTime, { nullable: true, description: 'End of the first play; null without any.' })
  firstPlayedAt: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'End of the last play; null without any.' })
  lastPlayedAt: Date | null;
}

@ObjectType({ description: 'One file of streaming history inside an upload.' })
export class ImportFile {
  @Field()
  name: string;

  @Field({ description: 'extended-audio, extended-video, account-music or account-podcast.' })
  kind: string;

  @Field(() => ImportReport)
  report: ImportReport;
}

@ObjectType({ description: 'The import of one upload.' })
export class Import {
  /** Key of the import; the resolver reads its files with it. */
  importId: number;

  @Field(() => ID)
  id: string;

  @Field({ description: 'The name that the listener gave the file, safe to show.' })
  fileName: string;

  @Field(() => Float)
  sizeBytes: number;

  @Field(() => ImportState)
  state: ImportState;

  @Field(() => Float, { description: '0..100 over the whole import.' })
  percent: number;

  @Field(() => Int, { description: 'Rows of the files so far.' })
  rowsRead: number;

  @Field(() => Int, { description: 'Plays that are in the archive so far, new or confirmed.' })
  playsWritten: number;

  @Field(() => Int, { nullable: true, description: 'Estimated; null while nothing is known yet.' })
  secondsLeft: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Milliseconds after which asking again makes sense; null when nothing will change any more.',
  })
  pollAfterMs: number | null;

  @Field(() => DateTime)
  createdAt: Date;

  @Field(() => DateTime, { nullable: true })
  finishedAt: Date | null;

  @Field()
  canCancel: boolean;

  @Field()
  canUndo: boolean;

  @Field(() => [String], { description: 'What this kind of file lacks, in plain words.' })
  notes: string[];

  @Field(() => ImportFailure, { nullable: true })
  failure: ImportFailure | null;

  @Field(() => ImportReport, { nullable: true, description: 'Null until the import has ended.' })
  report: ImportReport | null;
}

@ObjectType({ description: 'An import in the list.' })
export class ImportEdge extends edgeOf(() => Import) {}

@ObjectType({ description: 'A page of imports.' })
export class ImportConnection extends connectionOf(() => ImportEdge) {}
