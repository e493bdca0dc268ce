import { cloudflareTest } from '@cloudflare/vitest-plugin';
import { defineConfig } from 'vitest/config';

/** Functions run where they are deployed: their tests run in workerd. Everything else runs in Node. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'node',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/workerd/**'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        plugins: [
          cloudflareTest({
            // The source, not the bundle that is deployed.
            main: './functions/worker/worker.ts',
            wrangler: { configPath: './wrangler.toml' },
            // Only the tests need Node's zlib, to pack an index.
            miniflare: { compatibilityFlags: ['nodejs_compat'] },
          }),
        ],
        test: { name: 'workerd', include: ['tests/workerd/**/*.test.ts'], testTimeout: 60_000 },
      },
    ],
  },
});
