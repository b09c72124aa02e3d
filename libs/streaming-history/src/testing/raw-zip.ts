import { crc32, deflateRawSync } from 'node:zlib';

/** An entry of a zip file built byte by byte; every field may lie. */
export interface RawEntry {
  name: string;
  data?: string | Buffer;
  /** 0 stored, 8 deflated (the default). */
  method?: number;
  flags?: number;
  /** Unix mode, e.g. 0o120777 for a link. */
  mode?: number;
  packed?: Buffer;
  compressedSize?: number;
  uncompressedSize?: number;
  crc?: number;
  /** Where the directory says that the entry begins. */
  offset?: number;
  /** Extra field in the directory. */
  extra?: Buffer;
}

/** What the end of the directory says, where it should lie. */
export interface RawEnd {
  disk?: number;
  entryCount?: number;
}

/** A zip file of these entries, in this order, with every lie they tell. */
export function rawZip(entries: RawEntry[], end: RawEnd = {}): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let position = 0;
  for (const entry of entries) {
    const body = Buffer.concat([localHeader(entry), Buffer.from(entry.name), packedData(entry)]);
    directory.push(directoryEntry(entry, position));
    bodies.push(body);
    position += body.length;
  }
  const central = Buffer.concat(directory);
  return Buffer.concat([...bodies, central, endRecord(entries.length, central.length, position, end)]);
}

function packedData({ data = '', method = 8, packed }: RawEntry): Buffer {
  return packed ?? (method === 8 ? deflateRawSync(data) : Buffer.from(data));
}

/** Fields that the local header and the directory share, 26 bytes from "version needed" to the extra field's length. */
function sharedFields(entry: RawEntry): Buffer {
  const data = Buffer.from(entry.data ?? '');
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(entry.flags ?? 0x800, 2);
  fields.writeUInt16LE(entry.method ?? 8, 4);
  fields.writeUInt32LE(entry.crc ?? crc32(data), 10);
  fields.writeUInt32LE(entry.compressedSize ?? packedData(entry).length, 14);
  fields.writeUInt32LE(entry.uncompressedSize ?? data.length, 18);
  fields.writeUInt16LE(Buffer.byteLength(entry.name), 22);
  return fields;
}

function localHeader(entry: RawEntry): Buffer {
  return Buffer.concat([Buffer.from('PK\x03\x04'), sharedFields(entry)]);
}

function directoryEntry(entry: RawEntry, position: number): Buffer {
  const extra = entry.extra ?? Buffer.alloc(0);
  const shared = sharedFields(entry);
  shared.writeUInt16LE(extra.length, 24);
  const tail = Buffer.alloc(14);
  tail.writeUInt32LE(((entry.mode ?? 0) << 16) >>> 0, 6);
  tail.writeUInt32LE(entry.offset ?? position, 10);
  const madeByUnix = Buffer.from([20, 3]);
  return Buffer.concat([Buffer.from('PK\x01\x02'), madeByUnix, shared, tail, Buffer.from(entry.name), extra]);
}

function endRecord(count: number, size: number, offset: number, { disk = 0, entryCount = count }: RawEnd): Buffer {
  const record = Buffer.alloc(22);
  record.write('PK\x05\x06', 'latin1');
  record.writeUInt16LE(disk, 4);
  record.writeUInt16LE(entryCount, 8);
  record.writeUInt16LE(entryCount, 10);
  record.writeUInt32LE(size, 12);
  record.writeUInt32LE(offset, 16);
  return record;
}
