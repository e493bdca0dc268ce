/** The values that stand in parentheses after a field: `section:(sport OR economy)`. */
import { type DateField, dateNodeOf } from './date-values.ts';
import { mapped } from './nodes.ts';
import type { Place, Source } from './pieces.ts';
import type { QueryNode, ValueField } from './tree.ts';

/**
 * A group with its words and phrases as values of a field.
 * @param place where the field stands, for notices
 */
export function valuesOf(
  field: ValueField | DateField,
  node: QueryNode,
  place: Place,
  source: Source,
): QueryNode | null {
  return mapped(node, (part) => {
    if (part.kind === 'and' || part.kind === 'or' || part.kind === 'not')
      return valuesOf(field, part, place, source);
    const value = valueNode(field, part, source.today);
    if (value !== null) return value;
    source.note(isDateField(field) ? 'unreadable-date' : 'not-a-value', place.at, place.end);
    return part;
  });
}

function valueNode(field: ValueField | DateField, part: QueryNode, today: string): QueryNode | null {
  if (part.kind === 'field' || part.kind === 'filter' || part.kind === 'date') return part;
  if (part.kind !== 'word' && part.kind !== 'exact' && part.kind !== 'phrase') return null;
  if (!isDateField(field)) return { kind: 'filter', field, value: part.text };
  return dateNodeOf(part.text, field, today);
}

function isDateField(field: ValueField | DateField): field is DateField {
  return field === 'date' || field === 'before' || field === 'after';
}
