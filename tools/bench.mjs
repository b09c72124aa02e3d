// `npm run bench [name…]`: runs the measurements in backend/bench and writes docs/performance.md.
import { readdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { compile } from './compile.mjs';
import { root, runtimeFlags, sentence } from './run.mjs';

const folder = join(await compile(), 'backend', 'bench');
const wanted = process.argv.slice(2);
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.bench.js'))
  .map((file) => file.replace('.bench.js', ''))
  .filter((name) => wanted.length === 0 || wanted.includes(name));

process.execArgv.push(...runtimeFlags); // what is measured in a process of its own runs as the product does
const { closeBenchDatabase } = (await import(join(folder, 'bench-database.js'))).default; // compiled to CommonJS
const sections = [];
try {
  for (const name of names) {
    sentence(`Measuring ${name} …`);
    const { bench } = await import(join(folder, `${name}.bench.js`));
    const tables = (await bench()).map(asMarkdown);
    sections.push(...tables);
    console.log(tables.join('\n\n'));
  }
} finally {
  await closeBenchDatabase();
}

const [cpu] = cpus();
const machine = `${cpus().length} × ${cpu?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform}, Node ${process.versions.node}`;
const page = [
  '# Performance',
  `Written by \`npm run bench\` on ${new Date().toISOString().slice(0, 10)}: ${machine}. What counts are ratios within one run; milliseconds are this machine's.`,
  ...sections,
].join('\n\n');
if (wanted.length === 0) writeFileSync(join(root, 'docs/performance.md'), `${page}\n`);
process.exit(0);

function asMarkdown({ title, columns, rows, note }) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  const table = [line(columns), line(columns.map(() => '---')), ...rows.map(line)].join('\n');
  return `## ${title}\n\n${table}${note ? `\n\n${note}` : ''}`;
}
