import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { join } from 'node:path';

/** A Node program that is started again whenever it ends, until it is stopped for good. */
export class Immortal {
  /** How often it was killed on purpose. */
  kills = 0;
  /** How often it ended by itself while at work. */
  crashes = 0;
  /** How often it ended by itself before it was at work, such as without a database. */
  failedStarts = 0;
  private child: ChildProcess | null = null;
  private readyAt = Infinity;
  private stopped = false;
  private readonly log: WriteStream;

  constructor(
    private readonly program: string,
    private readonly env: NodeJS.ProcessEnv,
    logFile: string,
  ) {
    this.log = createWriteStream(logFile, { flags: 'a' });
    this.start();
  }

  /** How long it has been at work, in ms; negative while it starts. */
  get atWorkMs(): number {
    return performance.now() - this.readyAt;
  }

  /** SIGKILL: it gets no chance to clean up anything. */
  kill(): void {
    if (!this.child?.pid || this.child.killed) return;
    this.kills++;
    this.child.kill('SIGKILL');
  }

  async stop(): Promise<void> {
    this.stopped = true;
    const { child } = this;
    if (child && child.exitCode === null && child.signalCode === null) {
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
    this.log.end();
  }

  private noteEnd(): void {
    if (this.readyAt === Infinity) this.failedStarts++;
    else this.crashes++;
  }

  private start(): void {
    const child = fork(this.program, [], {
      env: { ...process.env, ...this.env },
      execArgv: [],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    child.stdout?.pipe(this.log, { end: false });
    child.stderr?.pipe(this.log, { end: false });
    this.readyAt = Infinity;
    child.once('message', () => (this.readyAt = performance.now()));
    child.once('exit', () => {
      if (this.stopped) return;
      if (!child.killed) this.noteEnd();
      this.start();
    });
    this.child = child;
  }
}

/** A simulator in a process of its own. */
export interface RemoteSimulator {
  origin: string;
  stop(): Promise<void>;
}

/** Starts the simulator with so many tiny listeners of 50 plays each. Every refresh ends the refresh token it is made with. */
export async function startRemoteSimulator(programs: string, listeners: number): Promise<RemoteSimulator> {
  const program = join(programs, 'libs', 'spotify-simulator', 'src', 'main.js');
  const child = fork(program, ['--port', '0', '--tiny', String(listeners), '--rotate', 'always'], {
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const [message] = (await once(child, 'message')) as [{ origin: string }];
  const stop = async () => {
    child.kill('SIGTERM');
    await once(child, 'exit');
  };
  return { origin: message.origin, stop };
}
