/**
 * The public pages: everything the app needs to draw them, in one import.
 */

export { renderArticle } from './article-page.ts';
export { renderError } from './error-page.ts';
export type { Search } from './links.ts';
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
export { renderHome, renderResults } from './search-page.ts';
