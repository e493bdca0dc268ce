/** What is found on a page when it is looked at in a browser. */
import type { Page } from 'playwright-core';

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
