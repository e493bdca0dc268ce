/**
 * Keys for a page that works without them: `/` goes to the search box; `j` and `k` go to the next and the previous result,
 * and so do the arrows from the box or from a result (elsewhere they go on scrolling); `m` shows more results, `?` all of
 * the keys; Escape clears the box, or lets go of the result. On an Arabic keyboard the same keys give other letters.
 */
import { showKeys } from './panels.ts';
import { searchBox } from './search-box.ts';

/** Arabic letters on the keys of Latin ones: zah, teh, noon, teh marbuta; and the Arabic question mark. */
const SLASH = ['/', '\u0638'];
const NEXT = ['j', 'J', '\u062a'];
const PREVIOUS = ['k', 'K', '\u0646'];
const MORE = ['m', 'M', '\u0629'];
const HELP = ['?', '\u061f'];

export function listenToKeys(): void {
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const active = document.activeElement;
    if (document.querySelector('dialog[open]') !== null || (isField(active) && active !== searchBox()))
      return;
    if (pressed(event.key, active)) event.preventDefault();
  });
}

/** @returns whether the key did anything */
function pressed(key: string, active: Element | null): boolean {
  const box = searchBox();
  const inBox = active !== null && active === box;
  const links = resultLinks();
  const at = links.indexOf(active as HTMLElement);
  if (key === 'Escape') return release(active, inBox, at >= 0);
  const step = stepOf(key, inBox, at >= 0);
  if (step !== 0) return links.length > 0 && move(links, at + step, at);
  if (inBox) return false;
  if (SLASH.includes(key)) {
    box?.focus();
    box?.select();
    return box !== null;
  }
  if (HELP.includes(key)) return showKeys();
  const more = MORE.includes(key) ? document.querySelector<HTMLElement>('.pager [rel=next]') : null;
  more?.click();
  return more !== null;
}

function resultLinks(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('[data-results] h2 a')];
}

function isField(element: Element | null): boolean {
  return element instanceof HTMLElement && /^(?:INPUT|SELECT|TEXTAREA)$/.test(element.tagName);
}

/** The step a key asks for among the results: 1, -1, or 0 for none. */
function stepOf(key: string, inBox: boolean, onResult: boolean): number {
  if (((inBox || onResult) && key === 'ArrowDown') || (!inBox && NEXT.includes(key))) return 1;
  return (onResult && key === 'ArrowUp') || (!inBox && PREVIOUS.includes(key)) ? -1 : 0;
}

function move(links: readonly HTMLElement[], to: number, from: number): boolean {
  if (to < 0 && from === 0) searchBox()?.focus();
  else links[Math.min(Math.max(to, 0), links.length - 1)]!.focus();
  return true;
}

function release(active: Element | null, inBox: boolean, onResult: boolean): boolean {
  if (inBox) searchBox()!.value = '';
  else if (onResult) (active as HTMLElement).blur();
  return inBox || onResult;
}
