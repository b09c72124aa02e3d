import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import multer, { diskStorage, MulterError, type Multer } from 'multer';
import { Environment } from '../platform/config/environment';
import { ApplicationError } from '../platform/errors/application-error';
import { UploadStore } from './upload-store';

/** A file that has arrived whole. */
export interface Upload {
  /** The name that the sender gave it: for showing only. */
  originalName: string;
  storedAs: string;
  sizeBytes: number;
}

/** The form field that holds the file. */
const FIELD = 'file';

/** Receives one file of a multipart request straight to disk; what does not arrive whole leaves nothing behind. */
@Injectable()
export class Uploads {
  private readonly multer: Multer;
  private readonly maxBytes: number;

  constructor(
    environment: Environment,
    private readonly store: UploadStore,
  ) {
    this.maxBytes = environment.maxUploadBytes;
    this.multer = multer({
      storage: diskStorage({
        destination: store.folder,
        filename: (_request, _file, done) => done(null, store.newName()),
      }),
      defParamCharset: 'utf8',
      limits: { fileSize: this.maxBytes, files: 1, fields: 0, parts: 2, headerPairs: 20, fieldNameSize: 100 },
    });
  }

  /** @throws ApplicationError PAYLOAD_TOO_LARGE before or while the file arrives, BAD_USER_INPUT for what is no upload */
  async receive(request: Request, response: Response): Promise<Upload> {
    if (Number(request.headers['content-length'] ?? 0) > this.maxBytes + 10_000) throw this.tooLarge();
    await new Promise<void>((resolve, reject) =>
      this.multer.single(FIELD)(request, response, (error?: unknown) =>
        error === undefined ? resolve() : reject(this.translate(error)),
      ),
    );
    const { file } = request;
    if (!file)
      throw new ApplicationError('BAD_USER_INPUT', `Send the file as multipart/form-data in the field "${FIELD}".`);
    if (file.size > 0) return { originalName: file.originalname, storedAs: file.filename, sizeBytes: file.size };
    await this.store.remove(file.filename);
    throw new ApplicationError('BAD_USER_INPUT', 'The file is empty.');
  }

  private translate(error: unknown): Error {
    if (!(error instanceof Error)) return new Error('The upload failed.', { cause: error });
    if (error instanceof MulterError && error.code === 'LIMIT_FILE_SIZE') return this.tooLarge();
    if ((error as NodeJS.ErrnoException).syscall) return error;
    return new ApplicationError('BAD_USER_INPUT', 'The upload is not one whole file; please send it again.', {
      cause: error,
    });
  }

  private tooLarge(): ApplicationError {
    const megabytes = Math.floor(this.maxBytes / 1024 ** 2);
    return new ApplicationError('PAYLOAD_TOO_LARGE', `The file is larger than the ${megabytes} MB that are accepted.`);
  }
}
