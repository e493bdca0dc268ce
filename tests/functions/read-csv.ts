/**
 * Reads CSV as RFC 4180 describes it, character by character; shares no rule with what writes it.
 * @param end what ends a line
 */
export function rowsOf(text: string, end = '\r\n'): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let isQuoted = false;
  const source = text.replace(/^\uFEFF/, '');
  for (let i = 0; i < source.length; i++) {
    const character = source[i]!;
    if (isQuoted) {
      if (character !== '"') cell += character;
      else if (source[i + 1] === '"') cell += source[++i]!;
      else isQuoted = false;
    } else if (character === '"') {
      isQuoted = true;
    } else if (character === ',') {
      row.push(cell);
      cell = '';
    } else if (source.startsWith(end, i)) {
      i += end.length - 1;
      rows.push([...row, cell]);
      row = [];
      cell = '';
    } else {
      cell += character;
    }
  }
  if (cell !== '' || row.length > 0) throw new Error('The last line has no end.');
  return rows;
}
