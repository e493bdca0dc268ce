/** Adds the page for the owner, and the same for programs. What draws them is loaded when somebody asks. */
import type { Context } from 'hono';
import type { IndexProvider } from '../../src/index/index-provider.ts';
import type { App, Env } from '../app.ts';
import { answerAsset } from '../page/assets.ts';
import { STATUS, STATUS_JSON } from './paths.ts';
import type { StatusReport } from './report.ts';
import type { RequestRecord } from './request-record.ts';

export function addStatus(app: App, provider: IndexProvider, record: RequestRecord): void {
  const report = async (c: Context<Env>): Promise<StatusReport> => {
    const { statusReport } = await import('./drawn.ts');
    return c.var.ask((index) => statusReport(index, provider.cacheUse, record));
  };

  app.get(STATUS, async (c) => {
    c.set('isPage', true);
    const { renderStatus } = await import('./drawn.ts');
    const drawn = String(await renderStatus(await report(c), Date.now()));
    return c.body(drawn, 200, {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
      'X-Robots-Tag': 'noindex',
    });
  });

  app.get(STATUS_JSON, async (c) => {
    const headers = { 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' };
    return c.json(await report(c), 200, headers);
  });

  app.get('/assets/:file{status-[0-9a-f]{8}\\.css}', async (c) => {
    const { STATUS_STYLE_ASSET } = await import('./drawn.ts');
    return answerAsset(c, STATUS_STYLE_ASSET);
  });
}
