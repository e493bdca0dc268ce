/**
 * The small script served under /assets/. It takes away pictures that
 * cannot be had, which would leave a hole, and adds keys to a page that works
 * without it:
 *
 * - `/` goes to the search box;
 * - `j` and `k` go to the next and the previous result, and so do the arrows
 *   from the box or from a result (elsewhere the arrows go on scrolling);
 * - Enter opens the result in focus, as links do by themselves;
 * - Escape clears the box, or lets go of the result.
 *
 * On an Arabic keyboard the same physical keys give ظ, ت and ن.
 */
export const SCRIPT = `'use strict';
(() => {
  const box = document.getElementById('q');
  const links = [...document.querySelectorAll('[data-results] h2 a')];

  const isGone = (picture) => picture.complete && picture.naturalWidth === 0;
  for (const picture of document.images) {
    if (isGone(picture)) picture.remove();
    else picture.addEventListener('error', () => picture.remove());
  }

  const isField = (element) =>
    element instanceof HTMLElement && (element.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(element.tagName));

  /** The step a key asks for among the results: 1, -1, or 0 for none. */
  const stepOf = (key, inBox, onResult) => {
    const arrows = inBox || onResult;
    if ((arrows && key === 'ArrowDown') || (!inBox && ['j', 'J', 'ت'].includes(key))) return 1;
    if ((onResult && key === 'ArrowUp') || (!inBox && ['k', 'K', 'ن'].includes(key))) return -1;
    return 0;
  };

  const move = (at, step) => {
    const to = at + step;
    if (to < 0 && at === 0) box?.focus();
    else links[Math.min(Math.max(to, 0), links.length - 1)]?.focus();
  };

  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const active = document.activeElement;
    const inBox = active !== null && active === box;
    if (isField(active) && !inBox) return;
    const at = links.indexOf(active);

    if (event.key === 'Escape') {
      if (inBox) box.value = '';
      else if (at >= 0) active.blur();
      else return;
      event.preventDefault();
      return;
    }
    if (!inBox && (event.key === '/' || event.key === 'ظ')) {
      event.preventDefault();
      box?.focus();
      box?.select();
      return;
    }
    const step = stepOf(event.key, inBox, at >= 0);
    if (step !== 0 && links.length > 0) {
      event.preventDefault();
      move(at, step);
    }
  });
})();
`;
