import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { cpuMsOf } from './cpu-time';

/** node:http and nothing else: answers every request with the same bytes, which lie ready. */
export class BareServer {
  private constructor(
    readonly origin: string,
    private readonly child: ChildProcess,
  ) {}

  /** Starts it in a process of its own. */
  static async start(bytes: Buffer, headers: Record<string, string>): Promise<BareServer> {
    const child = fork(__filename, { serialization: 'advanced' });
    child.send({ bytes, headers });
    const [port] = (await once(child, 'message')) as [number];
    return new BareServer(`http://127.0.0.1:${port}`, child);
  }

  /** Processor time taken so far, in ms; Linux only. */
  get cpuMs(): number {
    return cpuMsOf(this.child.pid);
  }

  stop(): Promise<unknown> {
    this.child.kill();
    return once(this.child, 'exit');
  }
}

function serve({ bytes, headers }: { bytes: Uint8Array; headers: Record<string, string> }): void {
  const body = Buffer.from(bytes);
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      response.writeHead(200, { ...headers, 'content-length': body.length });
      response.end(body);
    });
  });
  server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
}

if (require.main === module) {
  process.once('message', serve);
  process.once('disconnect', () => process.exit());
}
