/** All that only the status page needs, in one module. */
export { renderStatus, STATUS_STYLE_ASSET } from './page.ts';
export { statusReport } from './report.ts';
