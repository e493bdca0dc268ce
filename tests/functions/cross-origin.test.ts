import { describe, expect, it } from 'vitest';
import { createApp } from '../../functions/app.ts';
import { type Origins, readOrigins } from '../../functions/cross-origin.ts';
import { IndexProvider } from '../../src/index/index-provider.ts';
import { article, storageWith } from '../support/make-index.ts';
import { testCodec } from '../support/test-codec.ts';

const storage = storageWith([article('one', { title: 'مجلس' })]);

async function ask(origins: Origins | undefined, init: RequestInit, path = '/health'): Promise<Response> {
  const provider = new IndexProvider(storage, { inflater: testCodec });
  return createApp(origins === undefined ? { provider } : { provider, origins }).request(path, init);
}

const from = (origin: string): RequestInit => ({ headers: { Origin: origin } });
const allowed = (response: Response) => response.headers.get('Access-Control-Allow-Origin');

describe('pages of other sites', () => {
  it('may ask when nothing else is said', async () => {
    expect(allowed(await ask(undefined, from('https://news.example')))).toBe('*');
  });

  it('may ask when they are on the list, and no others', async () => {
    const list = ['https://news.example', 'https://www.news.example'];
    expect(allowed(await ask(list, from('https://news.example')))).toBe('https://news.example');
    expect(allowed(await ask(list, from('https://other.example')))).toBeNull();
  });

  it('may read errors too', async () => {
    const response = await ask(undefined, from('https://news.example'), '/search?q=');
    expect([response.status, allowed(response)]).toEqual([400, '*']);
  });

  it('may read that nothing has changed, each origin for itself', async () => {
    const asked = { Origin: 'https://news.example', 'If-None-Match': '*' };
    const response = await ask(['https://news.example'], { headers: asked }, '/openapi.json');
    expect([response.status, allowed(response)]).toEqual([304, 'https://news.example']);
    expect(response.headers.get('Access-Control-Expose-Headers')).toContain('ETag');
    expect(response.headers.get('Vary')).toBe('Origin');
  });

  it('are told so before they post', async () => {
    const response = await ask(
      ['https://news.example'],
      {
        method: 'OPTIONS',
        headers: { Origin: 'https://news.example', 'Access-Control-Request-Method': 'POST' },
      },
      '/related',
    );
    expect(response.status).toBe(204);
    expect(allowed(response)).toBe('https://news.example');
    expect(response.headers.get('Access-Control-Allow-Methods')).toContain('POST');
    expect(response.headers.get('Access-Control-Allow-Headers')).toContain('Content-Type');
  });

  it('leave the list of methods to those who only ask for it', async () => {
    const response = await ask(undefined, { method: 'OPTIONS' });
    expect(response.headers.get('Allow')).toBe('GET, HEAD, OPTIONS');
  });
});

describe('the setting for origins', () => {
  it.each([
    [undefined, '*'],
    ['*', '*'],
    ['https://a.example https://b.example', ['https://a.example', 'https://b.example']],
    ['https://a.example, https://b.example', ['https://a.example', 'https://b.example']],
    ['', []],
  ])('%j is %j', (setting, origins) => {
    expect(readOrigins(setting)).toEqual(origins);
  });
});
