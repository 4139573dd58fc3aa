import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, type Zippable, zipSync } from 'fflate';
import { afterAll } from 'vitest';
import type { Table, TableRow } from '../table.ts';
import { type ReadOptions, readTable } from './read-table.ts';

let folder: string | undefined;

/** Writes a file that is removed after the test file's last test; gives its path. */
export function writeList(content: string | Uint8Array, name = 'list.csv'): string {
  if (!folder) {
    folder = mkdtempSync(join(tmpdir(), 'uptake-import-'));
    afterAll(() => rmSync(folder!, { recursive: true, force: true }));
  }
  const path = join(folder, `${randomUUID()}-${name}`);
  writeFileSync(path, content);
  return path;
}

export async function openList(
  content: string | Uint8Array,
  options?: ReadOptions,
): Promise<Table & { all: TableRow[] }> {
  const table = await readTable(writeList(content), options);
  return { ...table, all: await takeAll(table) };
}

export async function takeAll(table: Table): Promise<TableRow[]> {
  const rows: TableRow[] = [];
  for await (const row of table.rows) rows.push(row);
  return rows;
}

/** A cell of a made workbook: text becomes an inline string, a number stays one. */
export type MadeCell = string | number | { raw: string };

const NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

export function columnName(column: number): string {
  const rest = Math.floor(column / 26);
  return (rest > 0 ? columnName(rest - 1) : '') + String.fromCharCode(65 + (column % 26));
}

export function sheetXml(rows: readonly (readonly MadeCell[])[]): string {
  const lines = rows.map((cells, at) => {
    const tags = cells.map((cell, column) => {
      const reference = `r="${columnName(column)}${at + 1}"`;
      if (typeof cell === 'number') return `<c ${reference}><v>${cell}</v></c>`;
      if (typeof cell === 'object') return cell.raw.replace('<c', `<c ${reference}`);
      return `<c ${reference} t="inlineStr"><is><t>${escapeXml(cell)}</t></is></c>`;
    });
    return `<row r="${at + 1}">${tags.join('')}</row>`;
  });
  return `<?xml version="1.0"?><worksheet ${NS}><sheetData>${lines.join('')}</sheetData></worksheet>`;
}

export interface MadeWorkbook {
  /** Sheet XML by name; a name that begins with `!` is a hidden sheet. */
  sheets: Record<string, string>;
  sharedStrings?: string;
  styles?: string;
  is1904?: boolean;
  /** Parts added, or put in place of the made ones. */
  parts?: Record<string, string | Uint8Array>;
  level?: 0 | 6 | 9;
}

export function makeXlsx(workbook: MadeWorkbook): Uint8Array {
  const names = Object.keys(workbook.sheets);
  const sheets = names.map((name, at) => {
    const state = name.startsWith('!') ? ' state="hidden"' : '';
    return `<sheet name="${escapeXml(name.replace('!', ''))}" sheetId="${at + 1}"${state} r:id="rId${at + 1}"/>`;
  });
  const relations = names.map(
    (_, at) =>
      `<Relationship Id="rId${at + 1}" Type="${RELATION}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
  );
  relations.push(
    `<Relationship Id="s" Type="${RELATION}/sharedStrings" Target="/xl/sharedStrings.xml"/>`,
  );
  relations.push(`<Relationship Id="t" Type="${RELATION}/styles" Target="styles.xml"/>`);
  const parts: Record<string, string | Uint8Array> = {
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': `<Relationships><Relationship Id="r" Type="${RELATION}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook ${NS} xmlns:r="${RELATION}"><workbookPr${workbook.is1904 ? ' date1904="1"' : ''}/><sheets>${sheets.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${relations.join('')}</Relationships>`,
    ...Object.fromEntries(
      names.map((name, at) => [`xl/worksheets/sheet${at + 1}.xml`, workbook.sheets[name]!]),
    ),
    ...(workbook.sharedStrings !== undefined && { 'xl/sharedStrings.xml': workbook.sharedStrings }),
    ...(workbook.styles !== undefined && { 'xl/styles.xml': workbook.styles }),
    ...workbook.parts,
  };
  const files: Zippable = {};
  for (const [name, part] of Object.entries(parts)) {
    files[name] = typeof part === 'string' ? strToU8(part) : part;
  }
  return zipSync(files, { level: workbook.level ?? 6 });
}

export function makeTableXlsx(rows: readonly (readonly MadeCell[])[]): Uint8Array {
  return makeXlsx({ sheets: { Sheet1: sheetXml(rows) } });
}
