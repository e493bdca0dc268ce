/** The scripts of the widgets. In a bundle of Fihris this module is the finished scripts, and knows no bundler. */
import { bundleWidgets } from '../../scripts/bundle-widgets.ts';
import type { WidgetScripts } from '../widgets/widgets.ts';

export const WIDGET_SCRIPTS: WidgetScripts = await bundleWidgets();
