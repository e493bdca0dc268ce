/** Panels over the page: how to search, which is a page of its own without a script, and which keys there are. */
import { STRINGS } from './strings.ts';

export function openHelpInPanels(): void {
  document.addEventListener('click', async (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('a[data-panel]');
    if (link === null || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (link.pathname === location.pathname) return;
    event.preventDefault();
    try {
      const response = await fetch(link.href);
      const page = new DOMParser().parseFromString(await response.text(), 'text/html');
      const content = page.querySelector('[data-content]')!;
      const heading = content.querySelector('h1')!;
      heading.remove();
      show(heading.textContent, content);
    } catch {
      location.href = link.href;
    }
  });
}

/** @returns that it did */
export function showKeys(): true {
  const list = document.createElement('dl');
  list.className = 'key-list';
  for (const { keys, does } of STRINGS.keys) {
    const row = document.createElement('div');
    const name = document.createElement('dt');
    for (const key of keys) name.append(make('kbd', key), ' ');
    row.append(name, make('dd', does));
    list.append(row);
  }
  show(STRINGS.keysTitle, list);
  return true;
}

/** Shows a dialog, which Escape, its button and a click beside it close; the focus then goes back. */
function show(title: string, content: Element): void {
  const dialog = document.createElement('dialog');
  dialog.className = 'panel';
  const heading = make('h2', title);
  heading.id = 'panel-title';
  dialog.setAttribute('aria-labelledby', heading.id);
  const close = make('button', STRINGS.close);
  close.className = 'button-quiet';
  const head = document.createElement('div');
  head.className = 'panel-head';
  head.append(heading, close);
  dialog.append(head, content);
  close.addEventListener('click', () => dialog.close());
  dialog.addEventListener('click', ({ target }) => target === dialog && dialog.close());
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

function make(tag: 'button' | 'dd' | 'h2' | 'kbd', text: string): HTMLElement {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
}
