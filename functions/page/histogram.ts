/**
 * The results over time as bars, drawn as vectors: no style inside the page is needed for their heights. The oldest
 * stands at the right, where Arabic begins. A bar is for the pointer; the table under it says the same to readers who
 * hear the page or go through it by keys, and has the same links.
 */
import { html } from 'hono/html';
import type { BarView, HistogramView, Html } from './model.ts';
import { count, fill, number } from './numbers.ts';
import { STRINGS } from './strings.ts';

const text = STRINGS.histogram;

/** Units of the drawing: a place, what of it a bar takes, the height of the greatest, and of the least that is seen. */
const PLACE = 10;
const BAR = 8;
const HEIGHT = 60;
const LEAST = 2;

/** The bars, the first and the last time under them, the table, and fields for other dates. */
export function renderHistogram({ unit, bars, all }: HistogramView, dates: Html): Html {
  const most = Math.max(...bars.map((bar) => bar.count));
  return html`<section class="times" aria-labelledby="times">
<h3 id="times">${text.title}</h3>
<svg class="bars" viewBox="0 0 ${bars.length * PLACE} ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true" focusable="false">${bars.map(
    (bar, i) => drawn(bar, (bars.length - 1 - i) * PLACE, most),
  )}</svg>
<p class="bars-ends" aria-hidden="true"><span>${bars[0]!.label}</span><span>${bars.at(-1)!.label}</span></p>
${all === undefined ? '' : html`<p><a href="${all}" rel="nofollow">${text.all}</a></p>`}
<details class="numbers">
<summary>${text.table}</summary>
<table>
<thead><tr><th scope="col">${text.units[unit]}</th><th scope="col">${text.number}</th></tr></thead>
<tbody>${bars.map(row)}</tbody>
</table>
</details>
${dates}
</section>`;
}

function drawn({ label, count: n, href, isChosen }: BarView, x: number, most: number): Html {
  if (href === undefined) return html``;
  const height = Math.max(LEAST, Math.round((n / most) * HEIGHT));
  const title = fill(text.bar, { period: label, n: count(STRINGS.counts.results, n) });
  return html`<a href="${href}" tabindex="-1"${isChosen ? html` class="chosen"` : ''}><title>${title}</title><rect class="bar-place" x="${x}" width="${PLACE}" height="${HEIGHT}"/><rect class="bar" x="${x + (PLACE - BAR) / 2}" y="${HEIGHT - height}" width="${BAR}" height="${height}"/></a>`;
}

function row({ label, count: n, href, isChosen }: BarView): Html {
  const name = href === undefined ? label : html`<a href="${href}" rel="nofollow">${label}</a>`;
  return html`<tr><th scope="row"${isChosen ? html` class="chosen"` : ''}>${name}</th><td>${number(n)}</td></tr>`;
}
