/** An invented article, and pages of its lines. */
import { parsePage } from '../../index-builder/cleaning/page.ts';

export const HEADLINE = 'افتتاح مكتبة عامة جديدة في مدينة صور الساحلية';
export const FIRST = 'صور (وكالة الضفاف) – افتُتحت اليوم مكتبة عامة تضم عشرين ألف كتاب في مدينة صور.';
export const SECOND = 'وقالت مديرة المكتبة إن الدخول مجاني طوال العام.';
export const BODY = `${FIRST}\n\n${SECOND}`;

/** Parses a page of these lines, its clock in Riyadh. */
export function page(...lines: string[]) {
  return parsePage(lines.join('\n'), '+03:00');
}
