/** How large a query may be. */

/** Longest query, in UTF-16 code units without space around it: a headline pasted whole still fits. */
export const LONGEST_QUERY = 256;
/** Most words of a query: each costs a dictionary lookup. */
export const MOST_WORDS = 40;
