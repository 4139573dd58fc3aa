import { AppError } from '#src/lib/app-error.ts';

/** Why a file can't be read as a list, and what to do about it. */
const PROBLEMS = {
  empty: 'The file is empty. Export the list again and choose the new file.',
  no_rows:
    'The file has headings but no rows below them. Export the list again, with its contacts.',
  long_line:
    'The first line of the file is too long to hold headings. Delete the columns you don’t need, or export the list again.',
  pdf: 'This is a PDF. Ask for the list as an Excel workbook (.xlsx), CSV or vCard file, or copy the table into Excel and save it.',
  html: 'This is a web page, whatever its name ends with. Open it in Excel and save it as “Excel Workbook (.xlsx)”, then import that.',
  xml: 'This is an XML file. Open it in Excel and save it as “Excel Workbook (.xlsx)”, then import that.',
  xls: 'This is a workbook of an old Excel (.xls). Open it in Excel or LibreOffice and save it as “Excel Workbook (.xlsx)”, then import that.',
  encrypted:
    'This workbook is protected by a password. Open it, save a copy without a password, then import the copy.',
  xlsb: 'This is a binary workbook (.xlsb). Open it in Excel and save it as “Excel Workbook (.xlsx)”, then import that.',
  ods: 'This is an OpenDocument spreadsheet. Open it in LibreOffice and save it as “Excel 2007–365 (.xlsx)” or CSV, then import that.',
  numbers:
    'This is an Apple Numbers file. In Numbers choose File › Export To › Excel, then import that.',
  word: 'This is a Word document. Copy its table into Excel, save that as .xlsx, then import it.',
  zip: 'This is a ZIP archive. Unpack it and import the CSV, Excel or vCard file inside.',
  compressed: 'This file is compressed. Unpack it and import the CSV, Excel or vCard file inside.',
  calendar:
    'This is a calendar file. Only address lists can be imported here: CSV, Excel (.xlsx) or vCard.',
  json: 'This is a JSON file. Export the list as CSV, Excel (.xlsx) or vCard, then import that.',
  rtf: 'This is a text document (RTF). Copy its table into Excel, save that as .xlsx, then import it.',
  outlook_data:
    'This is an Outlook data file. In Outlook choose File › Open & Export › Import/Export and export the contacts to a CSV file.',
  ldif: 'This is an LDIF file. Export the address book as CSV or vCard, then import that.',
  image: 'This is a picture. Choose a CSV, Excel (.xlsx) or vCard file.',
  binary: 'This file is not a list that can be read. Choose a CSV, Excel (.xlsx) or vCard file.',
  pivot:
    'This is a pivot table, which holds sums rather than one row per contact. Import the list it was made from.',
  broken_workbook:
    'This workbook is damaged or was cut off on its way. Open it in Excel, save it again as .xlsx, then import that.',
  zip_bomb:
    'This workbook unpacks to far more than an address list could need, so it was not opened. Copy the list into a new workbook and import that.',
  no_cards:
    'No whole vCard was found in this file. Export the contacts again and choose the new file.',
  no_sheet: 'This workbook has no sheet with rows in it. Choose the workbook that holds the list.',
} as const;

export type FileProblem = keyof typeof PROBLEMS;

/** The error for a file that can't be read as a list; its reason is the problem's name. */
export function fileError(problem: FileProblem): AppError {
  return new AppError('invalid', PROBLEMS[problem], { reason: `import_${problem}` });
}

export function fileTooLarge(limitBytes: number): AppError {
  const megabytes = Math.round(limitBytes / 1024 / 1024);
  const message = `The file is larger than ${megabytes} MB. Split the list and import the parts one after the other.`;
  return new AppError('too_large', message, { reason: 'import_too_large' });
}

export function tooManyColumns(limit: number): AppError {
  const message = `The list has more than ${limit} columns. Delete the columns you don't need, then import it again.`;
  return new AppError('invalid', message, { reason: 'import_too_many_columns' });
}

export function tooManyRows(limit: number): AppError {
  const message = `The list has more than ${limit.toLocaleString('en')} rows. Split it and import the parts one after the other.`;
  return new AppError('too_large', message, { reason: 'import_too_many_rows' });
}
