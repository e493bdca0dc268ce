import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { compare } from '../../bench/parity/compare.ts';
import { functionUrlEvent } from '../../bench/parity/function-url.ts';
import type { Host } from '../../bench/parity/hosts.ts';

function host(name: string, answer: (path: string) => string, status = 200): Host {
  return { name, ask: async (path) => ({ status, body: answer(path) }), close: async () => {} };
}

describe('comparing hosts', () => {
  const lines: string[] = [];
  beforeEach(() => {
    lines.length = 0;
    vi.spyOn(console, 'log').mockImplementation((line: string) => lines.push(line));
  });
  afterEach(() => vi.restoreAllMocks());

  it('finds answers alike that are the same to the last character', async () => {
    const hosts = [host('a', (path) => `answer to ${path}`), host('b', (path) => `answer to ${path}`)];
    expect(await compare(hosts, ['/1', '/2'])).toBe(true);
    expect(lines).toEqual(['b and a: 2 answers equal, 0 different']);
  });

  it('shows the first path whose answers differ, and where', async () => {
    const other = host('b', (path) => (path === '/1' ? 'total 1' : 'total 12'));
    expect(await compare([host('a', () => 'total 1'), other], ['/1', '/2', '/3'])).toBe(false);
    expect(lines).toEqual([
      'b and a: 1 answers equal, 2 different',
      'the first that differs: /2',
      '  a: …total 1…\n  b: …total 12…',
    ]);
  });

  it('takes no failure for an answer, even where all fail alike', async () => {
    const broken = host('a', () => 'no index', 503);
    await expect(compare([broken, broken], ['/1'])).rejects.toThrow('a answered 503 for /1: no index');
  });
});

describe('the event of a function URL', () => {
  it('carries path and query as AWS does: encoded, and read', () => {
    expect(functionUrlEvent('x.example', '/search?q=%D9%86%D8%B5+a%26b')).toMatchObject({
      rawPath: '/search',
      rawQueryString: 'q=%D9%86%D8%B5+a%26b',
      queryStringParameters: { q: '\u0646\u0635 a&b' },
      requestContext: { domainName: 'x.example', http: { method: 'GET', path: '/search' } },
    });
  });
});
