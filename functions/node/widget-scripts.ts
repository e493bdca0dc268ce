/** The widgets where Node serves them: bundled here from their source, while bundles of Fihris hold the finished scripts. */
import type { App } from '../app.ts';
import { addWidgets } from '../widgets/widgets.ts';

export function addBundledWidgets(app: App): void {
  addWidgets(app, async () => {
    const { WIDGET_SCRIPTS } = await import('./bundled-widgets.ts');
    return WIDGET_SCRIPTS;
  });
}
