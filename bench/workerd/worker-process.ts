/** workerd by itself, as the edge platform runs it: no simulation around it. Its processor time is read from Linux. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const WORKERD = 'node_modules/workerd/bin/workerd';
/** What an isolate of the platform may hold, in megabytes. */
const HEAP_MB = 128;

export class WorkerProcess {
  readonly url: string;
  private readonly child: ChildProcess;
  private readonly directory: string;

  private constructor(url: string, child: ChildProcess, directory: string) {
    this.url = url;
    this.child = child;
    this.directory = directory;
  }

  /** Starts a bundled Worker, and waits until it has answered a request. @param filesPort where FILES is */
  static async start(script: string, filesPort: number): Promise<WorkerProcess> {
    const directory = mkdtempSync(join(tmpdir(), 'fihris-workerd-'));
    const port = await freePort();
    writeFileSync(join(directory, 'worker.js'), script);
    writeFileSync(join(directory, 'config.capnp'), configOf(port, filesPort));
    const child = spawn(WORKERD, ['serve', join(directory, 'config.capnp')], {
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    const worker = new WorkerProcess(`http://127.0.0.1:${port}`, child, directory);
    for (;;) {
      const answer = await fetch(`${worker.url}/no-such-path`).catch(() => null);
      if (answer !== null) {
        await answer.arrayBuffer();
        return worker;
      }
      await new Promise((next) => setTimeout(next, 5));
    }
  }

  /** Processor time of all its threads so far, in milliseconds. */
  cpu(): number {
    const tasks = `/proc/${this.child.pid!}/task`;
    let nanoseconds = 0;
    for (const task of readdirSync(tasks)) {
      nanoseconds += Number(readFileSync(join(tasks, task, 'schedstat'), 'utf8').split(' ')[0]);
    }
    return nanoseconds / 1e6;
  }

  /** Memory it occupies now, in MiB. */
  residentMiB(): number {
    const status = readFileSync(`/proc/${this.child.pid!}/status`, 'utf8');
    return Number(/VmRSS:\s+(\d+)/.exec(status)![1]) / 1024;
  }

  /** Asks it, reads the answer, and gives the processor time that took, in milliseconds. */
  async ask(path: string, init?: RequestInit): Promise<number> {
    const before = this.cpu();
    const response = await fetch(this.url + path, init);
    const text = await response.text();
    if (response.status !== 200 && response.status !== 404)
      throw new Error(`${path}: ${response.status} ${text}`);
    return this.cpu() - before;
  }

  async stop(): Promise<void> {
    const ended = new Promise((done) => this.child.once('exit', done));
    this.child.kill();
    await ended;
    rmSync(this.directory, { recursive: true, force: true });
  }
}

function configOf(port: number, filesPort: number): string {
  return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = .worker),
    (name = "files", external = (address = "127.0.0.1:${filesPort}", http = ())),
  ],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "main")],
  v8Flags = ["--max-heap-size=${HEAP_MB}"],
);
const worker :Workerd.Worker = (
  modules = [(name = "worker", esModule = embed "worker.js")],
  compatibilityDate = "2026-08-01",
  bindings = [(name = "FILES", service = "files")],
);
`;
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => done(port));
    });
  });
}
