/** Measures a Worker on workerd from outside: processor time of each request, of loading, and memory. */
import { quantile } from '../figures.ts';
import { EMPTY_WORKER } from './bundle.ts';
import { mostResidentBytes, type ProcessorTime, residentBytes, timeWhenIdle } from './process-usage.ts';
import { type Launch, startWorkerd, type Workerd } from './workerd.ts';

const WARMING_ROUNDS = 5;
const ROUNDS = 5;
const LAUNCHES = 10;

/** Milliseconds of processor time of every request, round by round, once the engine has compiled what is hot. */
export async function warmCosts(launch: Launch, paths: readonly string[]): Promise<number[]> {
  const costs: number[] = [];
  await withWorkerd(launch, async (workerd) => {
    for (let round = -WARMING_ROUNDS; round < ROUNDS; round++) {
      for (const path of paths) {
        const { all } = await costOf(workerd, path);
        if (round >= 0) costs.push(all);
      }
    }
  });
  return costs;
}

/** What one thing took in each of several processes, in milliseconds of processor time. */
export interface Costs {
  /** Of all threads. */
  readonly all: number[];
  /** Of the thread that loads Workers and answers, which is what platforms count. */
  readonly first: number[];
}

/** The first request of a fresh process: each path asked of a process of its own. */
export async function firstCosts(launch: Launch, paths: readonly string[]): Promise<Costs> {
  const costs: Costs = { all: [], first: [] };
  for (const path of paths) {
    await withWorkerd(launch, async (workerd) => addTo(costs, await costOf(workerd, path)));
  }
  return costs;
}

function addTo(costs: Costs, { all, first }: ProcessorTime): void {
  costs.all.push(all);
  costs.first.push(first);
}

/** Processor time of loading the bundle beyond that of an empty Worker, in milliseconds: the medians' difference. */
export async function loadingCost(launch: Launch): Promise<ProcessorTime> {
  const own: Costs = { all: [], first: [] };
  const empty: Costs = { all: [], first: [] };
  for (let i = 0; i < LAUNCHES; i++) {
    addTo(own, await startingCost(launch));
    addTo(empty, await startingCost({ ...launch, modules: EMPTY_WORKER }));
  }
  const beyond = (thread: 'all' | 'first') => quantile(own[thread], 0.5) - quantile(empty[thread], 0.5);
  return { all: beyond('all'), first: beyond('first') };
}

export interface MemoryUse {
  /** The most at any moment, beyond what an empty Worker takes, in bytes. */
  readonly most: number;
  /** Mean of the last quarter of the requests less that of the second quarter, in bytes: what is not given back. */
  readonly growth: number;
}

/** Memory while `count` requests are answered, four at a time. */
export async function memoryUse(launch: Launch, paths: readonly string[], count: number): Promise<MemoryUse> {
  // Asked as often: the runtime itself takes more with every thousand requests, for a while.
  const empty = await memoryOf({ ...launch, modules: EMPTY_WORKER }, paths, count);
  const own = await memoryOf(launch, paths, count);
  return { most: own.most - empty.most, growth: growthOf(own.samples) - growthOf(empty.samples) };
}

/** Mean of the last quarter less that of the second. */
function growthOf(samples: readonly number[]): number {
  const quarter = samples.length >>> 2;
  return mean(samples.slice(3 * quarter)) - mean(samples.slice(quarter, 2 * quarter));
}

async function memoryOf(launch: Launch, paths: readonly string[], count: number) {
  const samples: number[] = [];
  let most = 0;
  await withWorkerd(launch, async ({ pid, url }) => {
    for (let i = 0; i < count; i += 4) {
      await Promise.all([0, 1, 2, 3].map((k) => ask(url + paths[(i + k) % paths.length]!)));
      if (i % 100 === 0) samples.push(residentBytes(pid));
    }
    most = mostResidentBytes(pid);
  });
  return { most, samples };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

async function startingCost(launch: Launch): Promise<ProcessorTime> {
  const { pid, stop } = await startWorkerd(launch);
  try {
    return await timeWhenIdle(pid);
  } finally {
    await stop();
  }
}

async function costOf({ pid, url }: Workerd, path: string): Promise<ProcessorTime> {
  const before = await timeWhenIdle(pid);
  await ask(url + path);
  const after = await timeWhenIdle(pid);
  return { all: after.all - before.all, first: after.first - before.first };
}

async function ask(address: string): Promise<void> {
  const response = await fetch(address);
  const body = await response.text();
  if (!response.ok) throw new Error(`${address} was answered ${response.status}: ${body}`);
}

async function withWorkerd(launch: Launch, use: (workerd: Workerd) => Promise<void>): Promise<void> {
  const workerd = await startWorkerd(launch);
  try {
    await use(workerd);
  } finally {
    await workerd.stop();
  }
}
