/** The status page: figures of the index, what requests cost, the cache, and sizes. */
import { html } from 'hono/html';
import { assetOf } from '../page/assets.ts';
import { dateTime } from '../page/dates.ts';
import { renderLayout } from '../page/layout.ts';
import type { Html } from '../page/model.ts';
import { count, fill, number } from '../page/numbers.ts';
import { renderSearchForm } from '../page/search-form.ts';
import { ageText, bytesText, percentText } from './amounts.ts';
import { shareBar, spark } from './charts.ts';
import { STATUS_JSON } from './paths.ts';
import type { RouteReport, Spread, StatusReport } from './report.ts';
import text from './strings.json' with { type: 'json' };
import { STATUS_STYLE } from './style.ts';

export const STATUS_STYLE_ASSET = assetOf('status', 'css', 'text/css', STATUS_STYLE);

/** @param now the moment ages are counted to, in milliseconds since 1970 */
export function renderStatus(report: StatusReport, now: number): Html {
  return renderLayout({
    title: text.title,
    listed: false,
    styles: [STATUS_STYLE_ASSET.path],
    search: renderSearchForm({ query: '' }),
    content: html`<div class="status">
<h1>${text.title}</h1>
<p class="status-note">${text.lead} <a href="${STATUS_JSON}">${text.json}</a></p>
${figures(report, now)}
${requests(report)}
${cache(report)}
${sizes(report)}
${segments(report)}
</div>`,
  });
}

function figures(report: StatusReport, now: number): Html {
  const figure = (label: string, value: Html | string, note: Html | string = '') =>
    html`<div><dt>${label}</dt><dd>${value}${note ? html`<small>${note}</small>` : ''}</dd></div>`;
  const moment = (label: string, iso: string | null) =>
    iso === null
      ? figure(label, text.unknown)
      : figure(label, ageText(Date.parse(iso), now), dateTime(iso, { clock: true }));
  const { articles, segments: files, generation, bytes, retracted } = report;
  return html`<dl class="figures" aria-label="${text.figures}">
${figure(text.articles, number(articles))}
${moment(text.newest, report.newestArticle)}
${moment(text.published, report.published)}
${figure(text.generation, number(generation))}
${figure(text.bytes, bytesText(bytes))}
${figure(text.segments, number(files.length))}
${figure(text.retracted, number(retracted), retracted > 0 ? text.retractedNote : '')}
</dl>`;
}

function requests({ requests: { since, counted, kept, routes } }: StatusReport): Html {
  const heading = html`<h2>${text.requests}</h2>`;
  if (since === null) return html`${heading}<p class="status-note">${text.noRequests}</p>`;
  const counts = { kept: number(kept), counted: count(text.requestCounts, counted) };
  const [before, after] = fill(text.requestsNote, counts).split('{since}');
  const columns = [text.route, text.count, text.reads, text.readBytes, text.milliseconds, text.chart];
  return html`${heading}<p class="status-note">${before}${dateTime(since, { clock: true })}${after} ${text.reads}، ${text.readBytes}، ${text.milliseconds}: ${text.spread}.</p>
${table(text.requests, columns, routes.map(routeRow))}`;
}

function routeRow({ route, requests: times, failed, ...costs }: RouteReport): Html {
  const name = (text.routes as Readonly<Record<string, string>>)[route] ?? '';
  const spread = ({ median, p95 }: Spread, shown: (value: number) => string) =>
    html`<td>${shown(median)} <small>${fill(text.upTo, { most: shown(p95) })}</small></td>`;
  return html`<tr><th scope="row">${name}<code dir="ltr">${route}</code></th><td>${number(times)}${failed > 0 ? html` <small>${text.failed} ${number(failed)}</small>` : ''}</td>${spread(costs.reads, number)}${spread(costs.bytes, bytesText)}${spread(costs.milliseconds, number)}<td>${spark(costs.lastReads)}</td></tr>
`;
}

function cache({ cache: { bytes, capacity, hits, misses } }: StatusReport): Html {
  const lookups = hits + misses;
  const held = { held: bytesText(bytes), capacity: bytesText(capacity) };
  const rows = [
    row(text.cacheHeld, fill(text.cacheOf, held), capacity > 0 ? shareBar(bytes / capacity) : ''),
    lookups === 0
      ? row(text.hitRate, text.noLookups, '')
      : row(text.hitRate, percentText(hits / lookups), shareBar(hits / lookups)),
  ];
  return html`<h2>${text.cache}</h2>${table(text.cache, [], rows)}`;
}

function sizes({ parts, bytes: total }: StatusReport): Html {
  const sorted = [...parts].sort((a, b) => b.bytes - a.bytes);
  const rows = sorted.map(({ part, bytes }) => {
    const share = total === 0 ? 0 : bytes / total;
    return html`<tr><th scope="row">${text.parts[part]}</th><td>${bytesText(bytes)}</td><td>${percentText(share)}</td><td>${shareBar(share)}</td></tr>
`;
  });
  return html`<h2>${text.sizes}</h2>${table(text.sizes, [text.part, text.size, text.share, ''], rows)}`;
}

function segments({ segments: all, bytes: total }: StatusReport): Html {
  const rows = all.map(
    ({ articles, retracted, bytes }, i) =>
      html`<tr><th scope="row">${number(i + 1)}</th><td>${number(articles)}</td><td>${number(retracted)}</td><td>${bytesText(bytes)}</td><td>${shareBar(bytes / total)}</td></tr>
`,
  );
  const columns = [text.segment, text.articles, text.retracted, text.size, ''];
  return html`<h2>${text.perSegment}</h2>${table(text.perSegment, columns, rows)}`;
}

/** A table that scrolls by itself where the screen is narrow. @param columns none where the rows say all */
function table(label: string, columns: readonly string[], rows: readonly Html[]): Html {
  const cell = (name: string) => (name ? html`<th scope="col">${name}</th>` : html`<td></td>`);
  const heads = columns.length > 0 ? html`<thead><tr>${columns.map(cell)}</tr></thead>` : '';
  return html`<div class="scroll" role="region" aria-label="${label}" tabindex="0"><table>${heads}<tbody>${rows}</tbody></table></div>`;
}

function row(label: string, value: string, chart: Html | string): Html {
  return html`<tr><th scope="row">${label}</th><td>${value}</td><td>${chart}</td></tr>
`;
}
