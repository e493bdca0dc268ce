/** Starts a Worker on workerd itself, without the tools around it, which would cost processor time of their own. */
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import type { Modules } from './bundle.ts';

const WORKERD = 'node_modules/workerd/bin/workerd';
const CONFIG = 'config.capnp';
const COMPILED = 'config.bin';
/** More than a Worker with all its modules. */
const MOST_COMPILED_BYTES = 2 ** 26;
/** What the platform gives an isolate. */
const HEAP_MEGABYTES = 128;

export interface Launch {
  readonly modules: Modules;
  /** What `env.STORE` serves: workerd's own disk service, which answers ranges at half the cost of a loopback server. */
  readonly directory: string;
}

export interface Workerd {
  readonly pid: number;
  /** Where it answers, without a trailing slash. */
  readonly url: string;
  /** Ends the process. */
  stop(): Promise<void>;
}

/** A process that is ready to answer: its Worker is loaded. */
export async function startWorkerd(launch: Launch): Promise<Workerd> {
  const folder = mkdtempSync(join(tmpdir(), 'fihris-workerd-'));
  for (const [name, text] of launch.modules) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const config = join(folder, CONFIG);
  const compiled = join(folder, COMPILED);
  writeFileSync(config, configOf(launch));
  // Compiled by a process of its own: reading the text of a configuration takes time with every byte of the modules in it.
  const compile = ['compile', '--config-only', config];
  writeFileSync(compiled, execFileSync(WORKERD, compile, { maxBuffer: MOST_COMPILED_BYTES }));
  const child = spawn(WORKERD, ['serve', '--binary', compiled, '--control-fd=3'], {
    stdio: ['ignore', 'inherit', 'inherit', 'pipe'],
  });
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  const port = await Promise.race([
    portFrom(child.stdio[3] as Readable),
    ended.then(() => Promise.reject(new Error('workerd ended before it listened: see what it wrote.'))),
  ]).finally(() => rmSync(folder, { recursive: true }));
  const stop = () => {
    child.kill();
    return ended;
  };
  return { pid: child.pid!, url: `http://127.0.0.1:${port}`, stop };
}

function configOf({ directory, modules }: Launch): string {
  const listed = [...modules.keys()].map((name) => {
    const kind = name.endsWith('.txt') ? 'text' : 'esModule';
    return `(name = "${name}", ${kind} = embed "${name}")`;
  });
  return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  v8Flags = ["--max-heap-size=${HEAP_MEGABYTES}"],
  services = [
    (name = "worker", worker = (
      compatibilityDate = "2026-10-01",
      modules = [${listed.join(', ')}],
      bindings = [(name = "STORE", service = "store")],
    )),
    (name = "store", disk = (path = ${JSON.stringify(resolve(directory))})),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "worker")],
);
`;
}

/** The port from the message that workerd writes once it listens. */
async function portFrom(messages: Readable): Promise<number> {
  for await (const text of messages.setEncoding('utf8')) {
    for (const line of String(text).split('\n').filter(Boolean)) {
      const { event, port } = JSON.parse(line) as { event: string; port?: number };
      if (event === 'listen' && port !== undefined) return port;
    }
  }
  throw new Error('workerd did not say where it listens.');
}
