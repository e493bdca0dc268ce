/** Small charts, drawn on the server. What they show is said in words beside them, so they are hidden from screen readers. */
import { html } from 'hono/html';
import type { Html } from '../page/model.ts';

const HEIGHT = 24;

/** A bar for each value, the first at the right, where Arabic begins; the greatest is as high as the chart. */
export function spark(values: readonly number[]): Html {
  const most = Math.max(1, ...values);
  const path = values
    .map((value, i) => {
      // What is none is a line, so that it is seen to have been asked.
      const height = Math.max(1, Math.round((HEIGHT * value) / most));
      const right = 4 * (values.length - i) - 1;
      return `M${right} ${HEIGHT}v-${height}h-3v${height}z`;
    })
    .join('');
  const width = Math.max(1, 4 * values.length - 1);
  return html`<svg class="spark" viewBox="0 0 ${width} ${HEIGHT}" width="${width}" height="${HEIGHT}" aria-hidden="true"><path d="${path}"/></svg>`;
}

/** A share of a whole as a line from the right. @param share from 0 to 1 */
export function shareBar(share: number): Html {
  const length = Math.max(0.5, Math.round(1000 * share) / 10);
  return html`<svg class="share" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true"><path class="share-all" d="M0 0h100v6H0z"/><path d="M100 0h-${length}v6h${length}z"/></svg>`;
}
