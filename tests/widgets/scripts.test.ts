/** The scripts of the widgets: small, free of what strict policies refuse, and where sites look for them. */
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { type App, createApp } from '../../functions/app.ts';
import { addWidgets, type WidgetScripts } from '../../functions/widgets/widgets.ts';
import { bundleWidgets } from '../../scripts/bundle-widgets.ts';
import { IndexProvider } from '../../src/index/index-provider.ts';
import { MemoryStorage } from '../../src/storage/memory.ts';

const MOST_BYTES = { search: 12_000, related: 5_000 };

let scripts: WidgetScripts;
let app: App;

beforeAll(async () => {
  scripts = await bundleWidgets();
  const provider = new IndexProvider(new MemoryStorage());
  app = createApp({ provider, widgets: (one) => addWidgets(one, async () => scripts) });
});

const ask = (path: string) =>
  app.request(`https://search.news.example${path}`, { headers: { Origin: 'https://news.example' } });

describe('the scripts', () => {
  it.each(['search', 'related'] as const)('%s is small, and stands alone', (name) => {
    expect(gzipSync(scripts[name]).length).toBeLessThan(MOST_BYTES[name]);
    expect(scripts[name]).not.toMatch(
      /\b(?:import|require|eval|Function)\s*\(|innerHTML|insertAdjacentHTML|document\.write/,
    );
    expect(scripts[name]).not.toMatch(/https?:\/\/(?!www\.w3\.org\/2000\/svg|search\.news\.example)/);
  });
});

describe('their addresses', () => {
  it('are one that stays, and one of the content with its integrity', async () => {
    const addresses = await (await ask('/widgets/addresses.json')).json();
    expect(Object.keys(addresses)).toEqual(['search', 'related']);
    for (const [name, { path, integrity }] of Object.entries<{ path: string; integrity: string }>(
      addresses,
    )) {
      const stable = await ask(`/widgets/${name}.js`);
      const hashed = await ask(path);
      const text = await hashed.text();
      expect(await stable.text()).toBe(text);
      expect(integrity).toBe(`sha384-${createHash('sha384').update(text).digest('base64')}`);
      expect(stable.headers.get('Cache-Control')).toBe('public, max-age=3600, stale-while-revalidate=86400');
      expect(hashed.headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable');
      for (const { headers } of [stable, hashed]) {
        expect(headers.get('Content-Type')).toBe('text/javascript; charset=utf-8');
        expect(headers.get('Access-Control-Allow-Origin')).toBe('*');
        expect(headers.get('Cross-Origin-Resource-Policy')).toBe('cross-origin');
      }
    }
  });

  it('of the past lead to those that stay, on every platform', async () => {
    const bare = createApp({ provider: new IndexProvider(new MemoryStorage()) });
    for (const name of ['search', 'related']) {
      const path = `/assets/fihris-${name}-00000000.js`;
      for (const response of [await ask(path), await bare.request(`https://search.news.example${path}`)])
        expect([response.status, response.headers.get('Location')]).toEqual([302, `/widgets/${name}.js`]);
    }
    expect((await ask('/widgets/other.js')).status).toBe(404);
    expect((await ask('/assets/fihris-other-00000000.js')).status).toBe(404);
  });
});
