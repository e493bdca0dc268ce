/**
 * The public pages: everything the app needs to draw them, in one import.
 */

export { renderArticle } from './article-page.ts';
export { renderError } from './error-page.ts';
export type {
  ArticleView,
  Choices,
  ErrorView,
  Filters,
  HomeView,
  Html,
  ResultView,
  SearchView,
  Sort,
} from './model.ts';
export { SCRIPT } from './script.ts';
export { renderHome, renderResults } from './search-page.ts';
export { STYLE } from './style.ts';
