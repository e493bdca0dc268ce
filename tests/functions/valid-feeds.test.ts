/** Feeds against the grammars of their formats, by libxml2. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { createApp } from '../../functions/app.ts';
import { IndexProvider } from '../../src/index/index-provider.ts';
import { article, storageWith } from '../support/make-index.ts';
import { SAMPLES } from '../support/samples.ts';
import { testCodec } from '../support/test-codec.ts';

const ODD = article('odd', {
  title: 'مدينة ]]> <b>&amp;</b> "x" \u0001',
  body: 'مدينة ]]> <script>alert(1)</script> & غيرها',
  published: '2027-01-01T23:30:00+03:00',
  section: '<قسم> & ]]>',
  tags: ['وسم & آخر'],
  author: 'سارة',
});

const provider = new IndexProvider(storageWith([...SAMPLES, ODD]), { inflater: testCodec });
const app = createApp({ provider, log: () => {} });

async function faultsOf(format: 'atom' | 'rss', change = (feed: string) => feed): Promise<string[]> {
  const response = await app.request(
    `https://news.example/search.${format}?q=${encodeURIComponent('مدينة')}`,
  );
  expect(response.status).toBe(200);
  const grammar = readFileSync(new URL(`../support/feeds/${format}.rng`, import.meta.url), 'utf8');
  const { valid, errors } = await validateXML({
    xml: [{ fileName: `search.${format}`, contents: change(await response.text()) }],
    schema: [grammar],
    extension: 'relaxng',
  });
  expect(valid).toBe(errors.length === 0);
  return errors.map(({ message }) => message);
}

describe.each(['atom', 'rss'] as const)('the %s feed of a search', (format) => {
  it('is valid', async () => {
    expect(await faultsOf(format)).toEqual([]);
  });

  it('would not be, with a date in words or an element that is none', async () => {
    const date = /<(updated|pubDate)>[^<]*</;
    expect(await faultsOf(format, (feed) => feed.replace(date, '<$1>أمس<'))).not.toEqual([]);
    const entry = /<(entry|item)>/;
    expect(await faultsOf(format, (feed) => feed.replace(entry, '<$1><headline/>'))).not.toEqual([]);
  });
});
