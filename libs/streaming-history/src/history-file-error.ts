/** The sentence for every reason to refuse a whole file. */
const SENTENCES = {
  E_NOT_ZIP: 'This is not a zip file, or it is cut off.',
  E_NO_HISTORY: 'There is no streaming history in this file.',
  E_NESTED_ZIP: 'This zip file holds only another zip file; please unpack it once and give the inner one.',
  E_ZIP_DAMAGED: 'The zip file is damaged or cut off.',
  E_ZIP_PATH: 'The zip file names a file outside its own folder.',
  E_ZIP_ENTRIES: 'The zip file holds too many files.',
  E_ZIP_RATIO: 'A file in the zip file would unpack to far more than a streaming history can.',
  E_ZIP_OVERLAP: 'Files in the zip file overlap each other.',
  E_ZIP_ENCRYPTED: 'The zip file is protected by a password; please unpack it and give the files inside.',
  E_ZIP_METHOD: 'The zip file is packed in a way that is not supported.',
  E_ZIP_MULTI_DISK: 'The zip file is only one part of several.',
  E_ZIP_LINK: 'The zip file holds a link or a device instead of a file.',
  E_ZIP_DUPLICATE: 'The zip file holds two files of the same name.',
  E_DAMAGED: 'The file could not be read to its end; it is damaged.',
  E_ENCODING: 'The file is written in UTF-16; streaming histories are UTF-8.',
  E_SHAPE: 'The file is not a list of rows.',
  E_TRUNCATED: 'The file ends in the middle; it is cut off.',
  E_TRAILING: 'Something follows after the end of the list of rows.',
  E_DEPTH: 'A row is nested too deeply.',
  E_RECORD: 'A row is too long.',
  E_UNREADABLE: 'Too many rows of the file cannot be understood.',
  E_ROWS: 'The upload holds more rows than any streaming history.',
  E_ITEMS: 'The upload names more tracks or devices than any streaming history.',
  E_TOTAL: 'The file is too large when unpacked.',
} as const;

/** Why a file was refused. */
export type HistoryFileErrorCode = keyof typeof SENTENCES;

/**
 * A file that is refused, or that cannot be read further. The message is a sentence for the listener and holds
 * nothing of the file's content.
 */
export class HistoryFileError extends Error {
  override readonly name = 'HistoryFileError';

  constructor(
    readonly code: HistoryFileErrorCode,
    options?: ErrorOptions,
  ) {
    super(SENTENCES[code], options);
  }
}
