import { posix } from 'node:path';
import type { ReadLimits, SheetInfo } from '../../table.ts';
import { type FileProblem, fileError } from '../file-problems.ts';
import { type CellFormat, readFormat } from './cell-value.ts';
import type { Archive } from './open-archive.ts';
import { parseXml, type XmlAttributes, type XmlHandlers } from './parse-xml.ts';
import { readSharedStrings } from './read-shared-strings.ts';

/** What the sheets of a workbook share; kept between passes. */
export interface Workbook {
  sheets: (SheetInfo & { part: string })[];
  sharedStrings: readonly string[];
  /** By the number that a cell names as its style. */
  formats: readonly CellFormat[];
  is1904: boolean;
}

/** Reads everything of a workbook but its rows. */
export async function readWorkbook(archive: Archive, limits: ReadLimits): Promise<Workbook> {
  const clock = { spentMs: 0, maxMs: limits.parseMs };
  const read = async (part: string, handlers: XmlHandlers) => {
    for await (const _ of parseXml(
      await archive.open(part, limits.smallPartBytes),
      handlers,
      clock,
    ));
  };
  const main = await findMainPart(archive, read);
  const related = await readRelations(main, archive, read);
  const book = { sheets: [] as (SheetInfo & { id: string })[], is1904: false };
  await read(main, {
    open: (name, attributes) => openBookTag(name, attributes, book),
    close: ignore,
  });
  const sheets = book.sheets.flatMap(({ id, name, hidden }) => {
    const target = related.get(id);
    return target?.kind === 'worksheet' && archive.has(target.part)
      ? [{ name, hidden, part: target.part }]
      : [];
  });
  if (sheets.length === 0) throw fileError('no_sheet');
  const partOf = (kind: string) =>
    [...related.values()].find((target) => target.kind === kind && archive.has(target.part))?.part;
  const strings = partOf('sharedStrings');
  const styles = partOf('styles');
  return {
    sheets,
    is1904: book.is1904,
    formats: styles ? await readFormats(styles, read) : [],
    sharedStrings: strings
      ? await readSharedStrings(
          await archive.open(strings, limits.sharedStringBytes),
          limits,
          clock,
        )
      : [],
  };
}

type ReadPart = (part: string, handlers: XmlHandlers) => Promise<void>;

function ignore(): void {}

const OTHER_ARCHIVES: readonly [string, FileProblem][] = [
  ['content.xml', 'ods'],
  ['word/document.xml', 'word'],
  ['ppt/presentation.xml', 'binary'],
  ['index/document.iwa', 'numbers'],
  ['index.zip', 'numbers'],
  ['xl/workbook.bin', 'xlsb'],
];

async function findMainPart(archive: Archive, read: ReadPart): Promise<string> {
  const other = OTHER_ARCHIVES.find(([name]) => archive.has(name));
  if (other) throw fileError(other[1]);
  if (!archive.has('[content_types].xml') && !archive.has('xl/workbook.xml'))
    throw fileError('zip');
  const roots = archive.has('_rels/.rels') ? await readRelations('', archive, read) : new Map();
  const named = [...roots.values()].find(({ kind }) => kind === 'officeDocument')?.part;
  const main = named && archive.has(named) ? named : 'xl/workbook.xml';
  if (!archive.has(main)) throw fileError('broken_workbook');
  return main;
}

interface Relation {
  /** The last word of the relation's type: `worksheet`, `styles`. */
  kind: string;
  part: string;
}

/** The relations of a part (OPC): what its ids stand for. */
async function readRelations(
  part: string,
  archive: Archive,
  read: ReadPart,
): Promise<Map<string, Relation>> {
  const folder = posix.dirname(part);
  const file = posix.join(folder, '_rels', `${posix.basename(part)}.rels`);
  const relations = new Map<string, Relation>();
  if (!archive.has(file)) return relations;
  const open = (name: string, attributes: XmlAttributes) => {
    const { Id, Type, Target, TargetMode } = attributes;
    if (name !== 'Relationship' || !Id || !Type || !Target || TargetMode === 'External') return;
    const target = Target.startsWith('/') ? Target.slice(1) : posix.join(folder, Target);
    relations.set(Id, { kind: Type.slice(Type.lastIndexOf('/') + 1), part: target.toLowerCase() });
  };
  await read(file, { open, close: ignore });
  return relations;
}

function openBookTag(
  name: string,
  attributes: XmlAttributes,
  book: { sheets: (SheetInfo & { id: string })[]; is1904: boolean },
): void {
  if (name === 'workbookPr') book.is1904 = /^(?:1|true|on)$/.test(attributes.date1904 ?? '');
  if (name !== 'sheet') return;
  const id =
    Object.entries(attributes).find(([key]) => key === 'id' || key.endsWith(':id'))?.[1] ?? '';
  const hidden = (attributes.state ?? 'visible') !== 'visible';
  book.sheets.push({ id, name: attributes.name ?? '', hidden });
}

async function readFormats(part: string, read: ReadPart): Promise<CellFormat[]> {
  const codes = new Map<number, string>();
  const ids: number[] = [];
  let isInCellFormats = false;
  await read(part, {
    open: (name, attributes) => {
      if (name === 'cellXfs') isInCellFormats = true;
      else if (name === 'numFmt')
        codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
      else if (name === 'xf' && isInCellFormats) ids.push(Number(attributes.numFmtId ?? 0));
    },
    close: (name) => {
      if (name === 'cellXfs') isInCellFormats = false;
    },
  });
  return ids.map((id) => readFormat(id, codes.get(id)));
}
