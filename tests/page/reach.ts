/** What the keyboard reaches on a page, and what screen readers call it. */
import type { Page } from 'playwright-core';

/** A place that the focus stood in. */
export interface Stop {
  /** Which of {@link markFocusable} it is; null for what is none of them. */
  readonly mark: string | null;
  readonly html: string;
  /** Whether a ring is drawn around it, or around the box it stands in. */
  readonly hasRing: boolean;
  readonly isInView: boolean;
}

const FOCUSABLE =
  'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]:not([tabindex="-1"])';

/** Numbers everything that can be seen and used within `scope`; says how many. */
export function markFocusable(page: Page, scope = 'body'): Promise<number> {
  return page.evaluate(
    ([focusable, within]) => {
      const seen = [...document.querySelector(within!)!.querySelectorAll<HTMLElement>(focusable!)].filter(
        (element) => element.tabIndex >= 0 && element.checkVisibility({ visibilityProperty: true }),
      );
      for (const [i, element] of seen.entries()) element.dataset['mark'] = String(i);
      return seen.length;
    },
    [FOCUSABLE, scope],
  );
}

/** Presses Tab until the focus leaves the page, or comes to where it was. */
export async function walk(page: Page): Promise<Stop[]> {
  const stops: Stop[] = [];
  for (;;) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(stopAtFocus);
    // A field for a date has several stops in it.
    if (stop === null || (stops.length > 1 && stop.mark !== null && stop.mark === stops[0]!.mark))
      return stops;
    if (stop.mark === null || stops.at(-1)?.mark !== stop.mark) stops.push(stop);
  }
}

/** Runs in the page. */
function stopAtFocus(): Stop | null {
  const active = document.activeElement;
  if (!(active instanceof HTMLElement) || active === document.body) return null;
  const ringOf = (element: Element | null) => {
    if (element === null) return false;
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
  };
  const { top, bottom, width, height } = active.getBoundingClientRect();
  const middle = (top + bottom) / 2;
  return {
    mark: active.dataset['mark'] ?? null,
    html: active.outerHTML.slice(0, 120),
    hasRing: ringOf(active) || ringOf(active.parentElement),
    isInView: width > 0 && height > 0 && middle >= 0 && middle <= innerHeight,
  };
}

const CONTROLS = new Set([
  'link',
  'button',
  'textbox',
  'searchbox',
  'combobox',
  'checkbox',
  'radio',
  'option',
  'DisclosureTriangle',
  'Date',
]);

interface Node {
  readonly nodeId: string;
  readonly parentId?: string;
  readonly ignored: boolean;
  readonly role?: { readonly value: string };
  readonly name?: { readonly value: string };
}

/** Names of all controls, as the browser gives them to screen readers; parts that the browser itself adds are left out. */
export async function controlNames(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = (await session.send('Accessibility.getFullAXTree')) as { nodes: Node[] };
  await session.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const isInDate = (node: Node): boolean => {
    const parent = node.parentId === undefined ? undefined : byId.get(node.parentId);
    return parent !== undefined && (parent.role?.value === 'Date' || isInDate(parent));
  };
  return nodes
    .filter((node) => !node.ignored && CONTROLS.has(node.role?.value ?? '') && !isInDate(node))
    .map((node) => `${node.role!.value}: ${node.name?.value ?? ''}`);
}
