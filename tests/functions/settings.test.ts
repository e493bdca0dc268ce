import { describe, expect, it } from 'vitest';
import { createApp } from '../../functions/app.ts';
import { readMegabytes, readNumber, readPublicUrl } from '../../functions/settings.ts';
import { IndexProvider } from '../../src/index/index-provider.ts';
import { article, storageWith } from '../support/make-index.ts';
import { testCodec } from '../support/test-codec.ts';

describe('a number among the settings', () => {
  it.each([undefined, '', ' '])('is not set by %j', (setting) => {
    expect(readNumber('MOST_READS', setting)).toBeUndefined();
    expect(readMegabytes('CACHE_MB', setting)).toBeUndefined();
  });

  it('may be 0', () => {
    expect([readNumber('MOST_READS', '0'), readMegabytes('CACHE_MB', '0')]).toEqual([0, 0]);
  });

  it('is in megabytes where it says so', () => {
    expect(readMegabytes('CACHE_MB', '1.5')).toBe(1_572_864);
  });

  it.each(['much', '-1', 'NaN', 'Infinity', '24 MB'])('is never read from %j', (setting) => {
    expect(() => readNumber('CACHE_MB', setting)).toThrow(
      `CACHE_MB is ${setting}, which is no number from 0: correct the setting.`,
    );
  });
});

describe('a public address', () => {
  it('is read, or refused with how to write it', () => {
    expect(readPublicUrl('PUBLIC_URL', 'https://search.news.example')).toBe('https://search.news.example/');
    expect(readPublicUrl('PUBLIC_URL', ' ')).toBeUndefined();
    expect(() => readPublicUrl('PUBLIC_URL', 'search.news.example')).toThrow(
      'PUBLIC_URL is search.news.example: write it as https://search.news.example.',
    );
    expect(() => readPublicUrl('PUBLIC_URL', 'ftp://news.example')).toThrow('PUBLIC_URL');
  });

  it('begins the links of articles that have no address of their own', async () => {
    const provider = new IndexProvider(storageWith([article('one')]), { inflater: testCodec });
    const publicUrl = readPublicUrl('PUBLIC_URL', 'https://search.news.example');
    const app = createApp({ provider, publicUrl });
    const { url } = (await (await app.request('http://localhost/articles/one')).json()) as { url: string };
    expect(url).toBe('https://search.news.example/read/one');
  });
});
