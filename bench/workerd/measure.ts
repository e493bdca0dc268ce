/** Measures a Worker on workerd from outside: processor time of each request, of loading, and memory. */
import { quantile } from '../figures.ts';
import { EMPTY_WORKER } from './bundle.ts';
import { mostResidentBytes, type ProcessorTime, residentBytes, timeWhenIdle } from './process-usage.ts';
import { type Launch, startWorkerd, type Workerd } from './workerd.ts';

const WARMING_ROUNDS = 5;
const ROUNDS = 5;
const LAUNCHES = 10;
/** A path that no route has: it makes the application, and does not open the index. */
const NOWHERE = '/nowhere';

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

export interface FirstCosts {
  /** Of the request that makes the application, in milliseconds. */
  readonly making: number[];
  /** Of the first search after it. */
  readonly search: number[];
  /** Of that, what the thread took that answered. */
  readonly answering: number[];
}

/** Each path asked of a process of its own, after one request that does not search. */
export async function firstCosts(launch: Launch, paths: readonly string[]): Promise<FirstCosts> {
  const costs: FirstCosts = { making: [], search: [], answering: [] };
  for (const path of paths) {
    await withWorkerd(launch, async (workerd) => {
      costs.making.push((await costOf(workerd, NOWHERE, 404)).all);
      const { all, first } = await costOf(workerd, path);
      costs.search.push(all);
      costs.answering.push(first);
    });
  }
  return costs;
}

/** Processor time of loading the bundle beyond that of an empty Worker, in milliseconds: the medians' difference. */
export async function loadingCost(launch: Launch): Promise<number> {
  const own: number[] = [];
  const empty: number[] = [];
  for (let i = 0; i < LAUNCHES; i++) {
    own.push(await startingCost(launch));
    empty.push(await startingCost({ ...launch, script: EMPTY_WORKER }));
  }
  return quantile(own, 0.5) - quantile(empty, 0.5);
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
  const empty = await memoryOf({ ...launch, script: EMPTY_WORKER }, paths, count);
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

async function startingCost(launch: Launch): Promise<number> {
  let cost = 0;
  await withWorkerd(launch, async ({ pid }) => {
    cost = (await timeWhenIdle(pid)).all;
  });
  return cost;
}

async function costOf({ pid, url }: Workerd, path: string, status = 200): Promise<ProcessorTime> {
  const before = await timeWhenIdle(pid);
  await ask(url + path, status);
  const after = await timeWhenIdle(pid);
  return { all: after.all - before.all, first: after.first - before.first };
}

async function ask(address: string, status = 200): Promise<void> {
  const response = await fetch(address);
  const body = await response.text();
  if (response.status !== status) throw new Error(`${address} was answered ${response.status}: ${body}`);
}

async function withWorkerd(launch: Launch, use: (workerd: Workerd) => Promise<void>): Promise<void> {
  const workerd = await startWorkerd(launch);
  try {
    await use(workerd);
  } finally {
    await workerd.stop();
  }
}
