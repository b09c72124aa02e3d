import { Readable } from 'node:stream';

const ROWS_PER_CHUNK = 500;

export interface JsonStyle {
  /** 0: everything on one line. */
  indent: number;
  /** Written between a name and its value when indented. */
  colon: ': ' | ' : ';
}

export const MINIFIED: JsonStyle = { indent: 0, colon: ': ' };
export const PRETTY: JsonStyle = { indent: 2, colon: ': ' };
/** The account data has a blank before the colon as well. */
export const WIDE: JsonStyle = { indent: 2, colon: ' : ' };

function write(row: object, { indent, colon }: JsonStyle): string {
  if (indent === 0) return JSON.stringify(row);
  const fields = Object.entries(row).map(([name, value]) => `    "${name}"${colon}${JSON.stringify(value)}`);
  return `  {\n${fields.join(',\n')}\n  }`;
}

/** A JSON array as text, a few hundred rows at a time, so that no file is ever in memory as a whole. */
export function jsonArray<T>(items: readonly T[], toRow: (item: T) => object, style: JsonStyle): Readable {
  const newLine = style.indent === 0 ? '' : '\n';
  function* chunks(): Generator<string> {
    yield `[${newLine}`;
    for (let from = 0; from < items.length; from += ROWS_PER_CHUNK) {
      const rows = items.slice(from, from + ROWS_PER_CHUNK).map((item) => write(toRow(item), style));
      yield (from > 0 ? `,${newLine}` : '') + rows.join(`,${newLine}`);
    }
    yield `${newLine}]`;
  }
  return Readable.from(chunks());
}
