import { ZipFile } from 'yazl';

/** How a zip file is written. */
export interface ZipForm {
  /** With the numbers of zip files over 4 GB. */
  zip64?: boolean;
  compress?: boolean;
  comment?: string;
}

/** A zip file of these contents by path, written by a library that knows nothing of ours. */
export async function zipOf(contents: Record<string, string>, form: ZipForm = {}, name = 'my_spotify_data.zip') {
  const { zip64 = false, compress = true, comment = '' } = form;
  const zip = new ZipFile();
  for (const [path, text] of Object.entries(contents)) {
    zip.addBuffer(Buffer.from(text), path, { compress, forceZip64Format: zip64 });
  }
  zip.end({ forceZip64Format: zip64, comment });
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer);
  return new File([Uint8Array.from(Buffer.concat(chunks))], name);
}

/** The same file with some of its bytes replaced by `change`. */
export async function changed(file: File, change: (bytes: Uint8Array) => Uint8Array | void): Promise<File> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  return new File([Uint8Array.from(change(bytes) ?? bytes)], file.name);
}
