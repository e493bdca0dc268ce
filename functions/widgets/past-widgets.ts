/** What every platform knows of the widgets' scripts: where they are, and where those of the past were. */
import type { App } from '../app.ts';

/** The elements, by the names of their scripts. */
export const WIDGETS = ['search', 'related'] as const;
export type WidgetName = (typeof WIDGETS)[number];

/** The address that stays. */
export function stablePath(name: string): string {
  return `/widgets/${name}.js`;
}

/** Route of all addresses of content, now and in the past. */
export const HASHED_PATH = '/assets/:file{fihris-(?:search|related)-[0-9a-f]{8}\\.js}';

/** Leads from addresses of past content to the one that stays, for pages that name those. */
export function addPastWidgets(app: App): void {
  app.get(HASHED_PATH, (c) => {
    const [, name = ''] = c.req.path.split('-');
    return c.redirect(stablePath(name));
  });
}
