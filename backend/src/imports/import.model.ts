import { Field, Float, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf, edgeOf } from '../platform/graphql/connection';
import { Live } from '../platform/graphql/live';
import { Node } from '../platform/graphql/node.model';
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

  @Field(() => Int, { description: 'How many rows.' })
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

  @Field(() => Int, { description: 'Rows of podcast episodes; not stored.' })
  podcasts: number;

  @Field(() => Int, { description: 'Rows of audiobook chapters; not stored.' })
  audiobooks: number;

  @Field(() => Int, { description: 'Rows of videos; not stored.' })
  videos: number;

  @Field(() => Int, { description: "Rows of files from the listener's own disk; not stored." })
  local: number;

  @Field(() => Int, { description: 'Rows that name nothing that was played.' })
  empty: number;

  @Field(() => [UnreadableRows], { description: 'Rows that could not be understood, by reason.' })
  unreadable: UnreadableRows[];

  @Field(() => DateTime, { nullable: true, description: 'End of the first play, in UTC; null without any.' })
  firstPlayedAt: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'End of the last play, in UTC; null without any.' })
  lastPlayedAt: Date | null;
}

@ObjectType({ description: 'One file of streaming history inside an upload.' })
export class ImportFile {
  @Field({ description: 'Name of the file inside the upload.' })
  name: string;

  @Field({ description: 'extended-audio, extended-video, account-music or account-podcast.' })
  kind: string;

  @Field(() => ImportReport, { description: 'What became of the rows of this file.' })
  report: ImportReport;
}

@ObjectType({ description: 'How far an import is at this moment.' })
export class ImportProgress {
  @Field(() => Float, { description: 'Percent that is done, 0..100 over the whole import.' })
  percent: number;

  @Field(() => Int, { description: 'Rows of the files that were read so far.' })
  rowsRead: number;

  @Field(() => Int, { description: 'Plays that are in the archive so far, new or confirmed.' })
  playsWritten: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Estimated seconds until it ends; null while it does not run or nothing is known yet.',
  })
  secondsLeft: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Milliseconds after which asking again makes sense; null when nothing will change any more.',
  })
  pollAfterMs: number | null;
}

@ObjectType({ description: 'The import of one upload.', implements: () => [Node] })
export class Import implements Node {
  id: string;

  /** Key of the import; the resolver reads its files with it. */
  importId: number;

  @Field({ description: 'The name that the listener gave the file, safe to show.' })
  fileName: string;

  @Field(() => Float, { description: 'Size of the upload in bytes.' })
  sizeBytes: number;

  @Field(() => ImportState, { description: 'How far it is.' })
  state: ImportState;

  @Field(() => DateTime, { description: 'When the upload was complete, in UTC.' })
  createdAt: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it ended, in UTC; null before.' })
  finishedAt: Date | null;

  @Field({ description: 'Whether cancelImport would do something now.' })
  canCancel: boolean;

  @Field({ description: 'Whether undoImport would do something now.' })
  canUndo: boolean;

  @Field(() => [String], { description: 'What this kind of file lacks, in plain words.' })
  notes: string[];

  @Field(() => ImportFailure, { nullable: true, description: 'Why the file was refused; null when it was not.' })
  failure: ImportFailure | null;

  @Field(() => ImportReport, { nullable: true, description: 'Null until the import has ended.' })
  report: ImportReport | null;

  @Live()
  @Field({ description: 'How far it is at this moment: the only part of an import that changes without a version.' })
  progress: ImportProgress;
}

@ObjectType({ description: 'An import in the list.' })
export class ImportEdge extends edgeOf(() => Import) {}

@ObjectType({ description: 'A page of imports.' })
export class ImportConnection extends connectionOf(() => ImportEdge) {}
