/** What protects the owner: request rates, cost ceilings, and logs that say nothing of what people search for. */
import { inspect } from 'node:util';
import { describe, expect, it, vi } from 'vitest';
import { createApp } from '../../functions/app.ts';
import { RateWindows } from '../../functions/node/memory-limiter.ts';
import { startServer } from '../../functions/node/server.ts';
import { STYLE_HREF } from '../../functions/page/assets.ts';
import { CorruptIndexError } from '../../src/errors.ts';
import { IndexProvider } from '../../src/index/index-provider.ts';
import { MemoryStorage } from '../../src/storage/memory.ts';
import { FaultyStorage } from '../support/faulty-storage.ts';
import { storageWith } from '../support/make-index.ts';
import { SAMPLES } from '../support/samples.ts';
import { testCodec } from '../support/test-codec.ts';

const storage = storageWith(SAMPLES);
const SECRET = 'زرافشانستان';
const SEARCH = `/search?q=${encodeURIComponent(SECRET)}`;

describe('a minute of an address', () => {
  it('has so many requests, and then waits for its end', () => {
    const clock = { now: 0 };
    const windows = new RateWindows(2, () => clock.now);
    expect([windows.count('a'), windows.count('a'), windows.count('a')]).toEqual([0, 0, 60]);
    clock.now = 45_000;
    expect([windows.count('a'), windows.count('b')]).toEqual([15, 0]);
    clock.now = 60_000;
    expect(windows.count('a')).toBe(0);
  });

  it('is forgotten when very many others ask', () => {
    const windows = new RateWindows(1, () => 0);
    windows.count('first');
    for (let i = 0; i < 10_000; i++) windows.count(`address ${i}`);
    expect(windows.count('first')).toBe(0);
  });
});

describe('a server with a rate limit', () => {
  it('answers 429 with the time to wait; health checks and the page’s files go on', async () => {
    const server = await startServer({ storage, port: 0, host: '127.0.0.1', ratePerMinute: 2 });
    try {
      const statuses = [];
      for (let i = 0; i < 3; i++) statuses.push((await fetch(server.url + SEARCH)).status);
      expect(statuses).toEqual([200, 200, 429]);
      const refused = await fetch(server.url + SEARCH);
      expect(refused.headers.get('Content-Type')).toBe('application/problem+json');
      expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(0);
      expect(await refused.json()).toMatchObject({
        status: 429,
        type: 'urn:fihris:problem:too-many-requests',
      });
      expect((await fetch(`${server.url}/health`)).status).toBe(200);
      expect((await fetch(server.url + STYLE_HREF)).status).toBe(200);
    } finally {
      await server.close();
    }
  });

  it('counts by the address of the connection, whatever headers claim', async () => {
    const server = await startServer({ storage, port: 0, host: '127.0.0.1', ratePerMinute: 1 });
    const askAs = async (address: string) => {
      const headers = {
        'X-Forwarded-For': address,
        Forwarded: `for=${address}`,
        'CF-Connecting-IP': address,
      };
      return (await fetch(server.url + SEARCH, { headers })).status;
    };
    try {
      expect([await askAs('192.0.2.1'), await askAs('192.0.2.2')]).toEqual([200, 429]);
    } finally {
      await server.close();
    }
  });
});

describe('a server behind a proxy', () => {
  it('counts by the address that the proxy has seen, whatever was claimed to the proxy', async () => {
    const server = await startServer({
      storage,
      port: 0,
      host: '127.0.0.1',
      ratePerMinute: 1,
      behindProxy: true,
    });
    const askAs = async (forwarded: string | null) => {
      const headers = forwarded === null ? {} : { 'X-Forwarded-For': forwarded };
      return (await fetch(server.url + SEARCH, { headers })).status;
    };
    try {
      expect([await askAs('192.0.2.1'), await askAs('192.0.2.2')]).toEqual([200, 200]);
      expect(await askAs('198.51.100.7, 192.0.2.1')).toBe(429);
      expect([await askAs('2001:db8::1'), await askAs('2001:db8::2')]).toEqual([200, 429]);
      expect([await askAs(null), await askAs('anything')]).toEqual([200, 429]);
    } finally {
      await server.close();
    }
  });
});

describe('a limiter', () => {
  it('that fails lets requests pass, and is logged', async () => {
    const logged: unknown[] = [];
    const defect = new Error('the limiter is down');
    const app = createApp({
      provider: new IndexProvider(storage, { inflater: testCodec }),
      limiter: () => Promise.reject(defect),
      log: (error) => logged.push(error),
    });
    expect((await app.request(SEARCH)).status).toBe(200);
    expect(logged).toEqual([defect]);
  });

  it('tells people to wait, in a page, and pages of other sites when to ask again', async () => {
    const provider = new IndexProvider(storage, { inflater: testCodec });
    const app = createApp({ provider, limiter: () => 2.5 });
    const response = await app.request('/', {
      headers: { Accept: 'text/html', Origin: 'https://a.example' },
    });
    expect([response.status, response.headers.get('Retry-After')]).toEqual([429, '3']);
    expect(response.headers.get('Access-Control-Expose-Headers')).toContain('Retry-After');
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*');
    const html = await response.text();
    expect(html).toContain('طلبات كثيرة متتابعة');
    expect(html).not.toContain('حدث خطأ غير متوقع');
  });
});

describe('a cost ceiling', () => {
  /** Too few to read the index whole when reads run short, and enough for any answer. */
  const indexBytes = [...storage.objects.values()].reduce((total, { length }) => total + length, 0);
  const appWith = (mostReads: number, mostBytes = 1.5 * indexBytes) => {
    const limits = { mostReads, mostBytes };
    const provider = new IndexProvider(storage, { inflater: testCodec, cacheBytes: 0, limits });
    return createApp({ provider, log: () => undefined });
  };

  it('gives a 503 that says so, and never part of an answer', async () => {
    const path = `/search?q=${encodeURIComponent('المدينة')}&limit=50`;
    const whole = await (await appWith(1_000).request(path)).text();
    let refused = 0;
    for (let mostReads = 1; mostReads <= 12; mostReads++) {
      const response = await appWith(mostReads).request(path);
      if (response.status === 503) {
        refused++;
        expect(response.headers.get('Content-Type')).toBe('application/problem+json');
        expect(await response.json()).toMatchObject({ type: 'urn:fihris:problem:too-costly' });
      } else {
        expect(await response.text()).toBe(whole);
      }
    }
    expect(refused).toBeGreaterThan(2);
    expect(refused).toBeLessThan(12);
    expect((await appWith(1_000, 20_000).request(path)).status).toBe(503);
  });

  it('of a server is as its owner says', async () => {
    const statusOf = async (limits: { mostReads?: number; mostMegabytes?: number }) => {
      const log = () => undefined;
      const server = await startServer({ storage, port: 0, host: '127.0.0.1', log, ...limits });
      try {
        return (await fetch(`${server.url}/search?q=${encodeURIComponent('المدينة')}&limit=50`)).status;
      } finally {
        await server.close();
      }
    };
    expect(await statusOf({})).toBe(200);
    expect(await statusOf({ mostReads: 1 })).toBe(503);
    expect(await statusOf({ mostMegabytes: 0.01 })).toBe(503);
  });

  it('tells people in a page to ask for less', async () => {
    const response = await appWith(3).request(`/?q=${encodeURIComponent('المدينة')}`);
    expect([response.status, response.headers.get('Content-Type')]).toEqual([
      503,
      'text/html; charset=utf-8',
    ]);
    expect(await response.text()).toContain('اكتب كلمات أقل');
  });

  it('makes do with fewer reads by reading more at once', async () => {
    const reads = async (mostReads: number) => {
      const response = await appWith(mostReads).request(
        `/search?q=${encodeURIComponent('المدينة')}&limit=50`,
      );
      return Number(/reads;desc="(\d+)"/.exec(response.headers.get('Server-Timing')!)![1]);
    };
    expect(await reads(10)).toBeLessThanOrEqual(10);
  });
});

describe('logs', () => {
  const logOf = async (failing: ConstructorParameters<typeof IndexProvider>[0], mostReads = 1_000) => {
    const logged: unknown[] = [];
    const limits = { mostReads, mostBytes: 2 ** 30 };
    const provider = new IndexProvider(failing, { inflater: testCodec, limits, patience: { attempts: 1 } });
    const app = createApp({ provider, log: (error) => logged.push(error) });
    const requests: readonly [string, RequestInit?][] = [
      [SEARCH],
      [SEARCH.replace('/search', '/')],
      [`/articles/${SECRET}`],
      [
        '/related',
        {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ title: SECRET, body: SECRET }),
        },
      ],
    ];
    for (const [path, init] of requests)
      expect((await app.request(path, init)).status).toBeGreaterThanOrEqual(500);
    expect(logged).toHaveLength(requests.length);
    return inspect(logged, { depth: 9 });
  };

  it('have nothing of what was searched for, whatever fails', async () => {
    const defect = new FaultyStorage(storage, () => {
      throw new TypeError('a defect');
    });
    const damaged = new FaultyStorage(storage, () => {
      throw new CorruptIndexError('damaged');
    });
    for (const failing of [defect, damaged, new MemoryStorage(), new FaultyStorage(storage, () => 'fails')]) {
      const text = await logOf(failing);
      expect(text).toContain('Error');
      expect(text).not.toContain(SECRET);
      expect(text).not.toContain(encodeURIComponent(SECRET));
    }
  });

  it('have nothing of it when a request is too costly', async () => {
    const text = await logOf(storage, 1);
    expect(text).toContain('CostCeilingError');
    expect(text).not.toContain(SECRET);
    expect(text).not.toContain(encodeURIComponent(SECRET));
  });

  it('have nothing of requests that go well or are refused', async () => {
    const logged = vi.spyOn(console, 'log').mockReturnValue(undefined);
    const errors = vi.spyOn(console, 'error').mockReturnValue(undefined);
    const app = createApp({ provider: new IndexProvider(storage, { inflater: testCodec }) });
    const statuses: number[] = [];
    for (const path of [
      SEARCH,
      `${SEARCH}&limit=0`,
      `${SEARCH}&from=${SECRET}`,
      `/articles/${SECRET}`,
      `/${SECRET}`,
    ])
      statuses.push((await app.request(path)).status);
    expect(statuses).toEqual([200, 400, 400, 404, 404]);
    expect([logged.mock.calls, errors.mock.calls]).toEqual([[], []]);
    vi.restoreAllMocks();
  });

  it('have a line for each request where the owner asks for it', async () => {
    const lines: string[] = [];
    const provider = new IndexProvider(storage, { inflater: testCodec });
    const app = createApp({ provider, logRequest: (line) => lines.push(line) });
    await app.request(SEARCH);
    await app.request('/search?q=%zz');
    expect(lines[0]).toMatch(new RegExp(`^GET /search\\?q=${SECRET} 200 \\d+ ms$`));
    expect(lines).toHaveLength(2);
  });

  it.each([
    ['%ff', '%ff'],
    ['%E0%A4%A', '%E0%A4%A'],
    ['100%', '100%'],
    ['a%0AGET%20/forged%20200', 'a%0AGET /forged 200'],
    ['a%1B[2J%E2%80%A8', 'a%1B[2J%E2%80%A8'],
  ])('have one line for a query of %s, and change no answer', async (sent, logged) => {
    const lines: string[] = [];
    const provider = new IndexProvider(storage, { inflater: testCodec });
    const path = `/search?q=${sent}`;
    const response = await createApp({ provider, logRequest: (line) => lines.push(line) }).request(path);
    expect(response.status).toBe((await createApp({ provider }).request(path)).status);
    expect(lines).toHaveLength(1);
    expect(lines[0]!.startsWith(`GET /search?q=${logged} ${response.status} `)).toBe(true);
  });
});
