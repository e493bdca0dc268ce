/**
 * Writes a tree as a query, in one way: Latin names, words side by side for AND, a minus for NOT, straight quotation marks
 * and ISO dates. Reading it gives the same tree again.
 */
import { monthOf, monthSpan, yearOf, yearSpan } from './days.ts';
import { fieldOf, operatorOf } from './names.ts';
import { BACKSLASH, quote } from './signs.ts';
import type { DateNode, FieldNode, NearNode, QueryNode, TermNode } from './tree.ts';

const RANGE = '..';

export function printTree(tree: QueryNode): string {
  switch (tree.kind) {
    case 'or':
      return tree.of.map((part) => printTree(part)).join(' OR ');
    case 'and':
      return tree.of.map((part, i) => printPart(part, i < tree.of.length - 1)).join(' ');
    case 'not':
      return `-${grouped(tree.of)}`;
    case 'near':
      return printNear(tree, '');
    case 'field':
      return printField(tree);
    case 'filter':
      return `${tree.field}:${quote(tree.value)}`;
    case 'date':
      return `date:${printDates(tree)}`;
    default:
      return printTerm(tree);
  }
}

/** A part of an AND: a day, month or year before other words is quoted, or they might be taken for more of the date. */
function printPart(part: QueryNode, isFollowed: boolean): string {
  if (part.kind === 'or') return `(${printTree(part)})`;
  if (!isFollowed) return printTree(part);
  if (part.kind === 'date') {
    const dates = printDates(part);
    return `date:${dates.includes(RANGE) ? dates : quote(dates)}`;
  }
  return part.kind === 'not' && part.of.kind === 'date' ? `-${printPart(part.of, true)}` : printTree(part);
}

/** What a minus or a field can stand before. */
function grouped(node: QueryNode): string {
  const isNear = node.kind === 'near' || (node.kind === 'field' && node.of.kind === 'near');
  return isNear || node.kind === 'and' || node.kind === 'or' ? `(${printTree(node)})` : printTree(node);
}

function printField({ field, of }: FieldNode): string {
  return of.kind === 'near' ? printNear(of, `${field}:`) : `${field}:${grouped(of)}`;
}

/** With the field before each operand: NEAR binds less than a field does. */
function printNear({ distance, of }: NearNode, field: string): string {
  return of.map((term) => field + printTerm(term)).join(` NEAR/${distance} `);
}

function printTerm(term: TermNode): string {
  switch (term.kind) {
    case 'exact':
      return `=${quote(term.text)}`;
    case 'prefix':
      return `${term.text}*`;
    case 'phrase':
      return quote(term.text);
    default:
      return printWord(term.text);
  }
}

/** A backslash before what would be read as an operator or a field. */
function printWord(text: string): string {
  const isWord = operatorOf(text) === null && fieldOf(text) === null;
  return isWord ? text : BACKSLASH + text;
}

/** A day, a month, a year, or days from one to another. */
function printDates({ from, to }: DateNode): string {
  if (from === null || to === null) return `${from ?? ''}${RANGE}${to ?? ''}`;
  if (from === to) return from;
  const month = monthSpan(yearOf(from), monthOf(from));
  if (month?.from === from && month.to === to) return from.slice(0, 7);
  const year = yearSpan(yearOf(from));
  return year?.from === from && year.to === to ? from.slice(0, 4) : `${from}${RANGE}${to}`;
}
