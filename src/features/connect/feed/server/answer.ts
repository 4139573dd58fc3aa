import { formatCsvRow } from '#src/features/connect/import/write-csv.ts';
import { type Query, readOptions } from '../odata/parse-options.ts';
import { ODATA_HEADERS } from './feed-dialect.ts';

export type Value = string | number | boolean | null;
/** A row as it goes out: values by property, and what was expanded. */
export type Shown = Record<string, Value | Record<string, Value> | null>;

export function jsonAnswer(body: unknown): Response {
  return new Response(JSON.stringify(body), {
    headers: {
      ...ODATA_HEADERS,
      'content-type': 'application/json;odata.metadata=minimal;charset=utf-8',
    },
  });
}

export function xmlAnswer(text: string): Response {
  return new Response(text, {
    headers: { ...ODATA_HEADERS, 'content-type': 'application/xml;charset=utf-8' },
  });
}

export function textAnswer(text: string): Response {
  return new Response(text, {
    headers: { ...ODATA_HEADERS, 'content-type': 'text/plain;charset=utf-8' },
  });
}

/** What the answer would be like; programs ask before they read. */
export function headAnswer(query: Query): Response {
  const isFile = readOptions(query).get('format') === 'csv';
  const type = isFile
    ? 'text/csv;charset=utf-8'
    : 'application/json;odata.metadata=minimal;charset=utf-8';
  return new Response(null, { headers: { ...ODATA_HEADERS, 'content-type': type } });
}

/** The table for spreadsheets that know no OData, such as LibreOffice. */
export function csvAnswer(names: readonly string[], rows: readonly Shown[]): Response {
  const lines = rows.map((row) =>
    formatCsvRow(names.map((name) => (row[name] === null ? '' : String(row[name])))),
  );
  return new Response(`\uFEFF${formatCsvRow([...names])}${lines.join('')}`, {
    headers: { ...ODATA_HEADERS, 'content-type': 'text/csv;charset=utf-8' },
  });
}
