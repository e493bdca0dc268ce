/** What is found on a page when it is looked at in a browser; functions given to `evaluate` run there, on their own. */
import type { Page } from 'playwright-core';

/** Text whose colour differs too little from what is behind it (WCAG 2: 4.5 to 1); marks lie on a gradient of their own. */
export function faintTexts(): string[] {
  const channels = (color: string) => color.match(/[\d.]+/g)!.map(Number);
  const luminance = (color: string) => {
    const [r, g, b] = channels(color)
      .slice(0, 3)
      .map((value) => value / 255)
      .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
  };
  const groundOf = (element: Element | null): string => {
    if (element === null) return 'rgb(255, 255, 255)';
    const ground = getComputedStyle(element).backgroundColor;
    return (channels(ground)[3] ?? 1) > 0 ? ground : groundOf(element.parentElement);
  };
  const hasText = (element: Element) =>
    [...element.childNodes].some(
      (node) => node.nodeType === Node.TEXT_NODE && node.textContent!.trim() !== '',
    );
  return [...document.body.querySelectorAll('*')]
    .filter((element) => hasText(element) && element.closest('mark, svg, option') === null)
    .filter((element) => element.getClientRects().length > 0)
    .map((element) => {
      const [a, b] = [luminance(getComputedStyle(element).color), luminance(groundOf(element))];
      const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
      return { text: element.textContent!.slice(0, 40), contrast };
    })
    .filter(({ contrast }) => contrast < 4.5)
    .map(({ text, contrast }) => `${text}: ${contrast.toFixed(2)}`);
}

/** Links and controls that have nothing to be called by. */
export function namelessControls(): string[] {
  return [...document.querySelectorAll('a, button, input, select')]
    .filter((one) => {
      const labels = 'labels' in one && one.labels instanceof NodeList ? one.labels.length : 0;
      return labels === 0 && one.textContent!.trim() === '' && one.getAttribute('aria-label') === null;
    })
    .map((one) => one.outerHTML);
}

/** What asks to be fetched from elsewhere than `origin`, what fails, and what the console says, from now on. */
export function complaintsOf(page: Page, origin: string): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('requestfailed', (request) => complaints.push(`${request.url()} failed`));
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.origin !== origin && url.protocol !== 'data:') complaints.push(url.href);
  });
  return complaints;
}
