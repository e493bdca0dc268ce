/**
 * More results in place. The link leads to the next page; here its results join the list instead, and the address says
 * how far the list goes, as `#page-3`: reloading, or coming back from an article, brings the list back, and the place in it.
 */
import { watchPicture } from './pictures.ts';
import { counted, say } from './speak.ts';
import { STRINGS } from './strings.ts';

/** Pages that are fetched to bring a list back. */
const MOST_PAGES = 50;
const FRAGMENT = /^#page-(\d{1,3})$/;

/** How far down a page was, in pixels, by its address; kept as long as the tab. */
const PLACE = 'fihris:place:';

export function showMoreInPlace(): void {
  const list = document.querySelector<HTMLElement>('ol.results');
  if (list === null) return;
  document.addEventListener('click', (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('.pager a[rel=next]');
    if (link === null || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (link.getAttribute('aria-busy') !== 'true') void addNext(list, link);
  });
  addEventListener('pagehide', keepPlace);
  void bringBack(list);
}

/** Adds the next page, and goes to its first result. */
async function addNext(list: HTMLElement, link: HTMLAnchorElement): Promise<void> {
  const label = link.textContent;
  link.setAttribute('aria-busy', 'true');
  link.textContent = STRINGS.loading;
  document.querySelector('.more-failed')?.remove();
  try {
    const added = await append(list, link.href);
    history.replaceState(null, '', `#${added[0]?.id ?? ''}`);
    added[0]?.querySelector<HTMLElement>('h2 a')?.focus();
    say(counted(STRINGS.added, added.length));
  } catch {
    link.removeAttribute('aria-busy');
    link.textContent = label;
    const failed = document.createElement('p');
    failed.className = 'alert more-failed';
    failed.setAttribute('role', 'alert');
    failed.textContent = STRINGS.failed;
    link.closest('.pager')!.before(failed);
  }
}

/** Puts the results of a page to the end of the list. @returns them */
async function append(
  list: HTMLElement,
  address: string,
  cache: RequestCache = 'default',
): Promise<HTMLElement[]> {
  const response = await fetch(address, { cache });
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  const own = new Set([...list.querySelectorAll<HTMLAnchorElement>('h2 a')].map((link) => link.pathname));
  // What was published meanwhile may have moved results to another page.
  const added = [...page.querySelectorAll<HTMLElement>('ol.results > li')].filter(
    (one) => !own.has(new URL(one.querySelector('h2 a')!.getAttribute('href')!, location.href).pathname),
  );
  const place = Number(list.dataset['page']) + 1;
  list.dataset['page'] = String(place);
  if (added[0] !== undefined) added[0].id = `page-${place}`;
  list.append(...added);
  for (const one of added) for (const picture of one.querySelectorAll('img')) watchPicture(picture);
  const pager = document.querySelector('.pager');
  for (const part of ['ol', '.pager-next']) {
    const other = page.querySelector(`.pager ${part}`);
    if (other !== null) pager?.querySelector(part)?.replaceWith(other);
  }
  return added;
}

/** Fetches the pages that the address says were shown, and goes to where the reader was. */
async function bringBack(list: HTMLElement): Promise<void> {
  const wanted = Math.min(Number(FRAGMENT.exec(location.hash)?.[1] ?? 0), MOST_PAGES);
  if (wanted <= Number(list.dataset['page'])) return;
  history.scrollRestoration = 'manual';
  list.setAttribute('aria-busy', 'true');
  try {
    while (Number(list.dataset['page']) < wanted) {
      const next = document.querySelector<HTMLAnchorElement>('.pager a[rel=next]');
      if (next === null) break;
      await append(list, next.href, 'force-cache');
    }
  } catch {
    // The link to the next page is still there.
  }
  list.removeAttribute('aria-busy');
  // Lines may break otherwise in a font that has yet to come.
  await document.fonts.ready;
  const y = isComingBack() ? sessionStorage.getItem(PLACE + location.href) : null;
  if (y === null) document.getElementById(location.hash.slice(1))?.scrollIntoView();
  else scrollTo({ top: Number(y), behavior: 'instant' });
}

/** Whether the page was there before, and is reloaded or come back to. */
function isComingBack(): boolean {
  const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return entry !== undefined && entry.type !== 'navigate';
}

function keepPlace(): void {
  if (FRAGMENT.test(location.hash)) sessionStorage.setItem(PLACE + location.href, String(scrollY));
}
