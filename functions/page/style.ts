/**
 * The style sheet served under /assets/, put together from its parts in
 * the order of the cascade.
 */
import { ARTICLE_STYLE } from './style-article.ts';
import { BASE_STYLE } from './style-base.ts';
import { FONT_STYLE } from './style-fonts.ts';
import { FORM_STYLE } from './style-form.ts';
import { FOUND_STYLE } from './style-found.ts';
import { LIST_STYLE } from './style-list.ts';
import { PANEL_STYLE } from './style-panel.ts';

export const STYLE: string = [
  FONT_STYLE,
  BASE_STYLE,
  FORM_STYLE,
  LIST_STYLE,
  FOUND_STYLE,
  PANEL_STYLE,
  ARTICLE_STYLE,
].join('\n');
