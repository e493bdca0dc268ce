/** The words the related list shows. */

export interface RelatedLabels {
  /** Heading of the list. */
  readonly related: string;
}

const ARABIC: RelatedLabels = { related: 'أخبار ذات صلة' };
const ENGLISH: RelatedLabels = { related: 'Related stories' };

/** Labels that are built in: Arabic, and English for any other language. */
export function relatedLabels(language: string): RelatedLabels {
  return language === 'ar' ? ARABIC : ENGLISH;
}
