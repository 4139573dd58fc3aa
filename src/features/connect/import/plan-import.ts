import {
  type DateOrderVotes,
  decideDateOrder,
  voteDateOrder,
} from '#src/records/values/parse-date.ts';
import type { ColumnMapping, ImportTarget } from './import-targets.ts';
import type { ImportPlan } from './map-row.ts';
import { isCustomTarget } from './rows/read-custom.ts';
import { decideNameOrder } from './split-name.ts';

/** What only a look at every row tells; filled by `surveyRow` in a first pass over the list. */
export interface Survey {
  rows: number;
  dates: DateOrderVotes;
  /** The first whole names, enough to see which part comes first. */
  names: string[];
}

const NAMES_LOOKED_AT = 500;
/** Where `5/6/1980` is the sixth of May. */
const MONTH_FIRST = new Set(['US', 'PH', 'PR', 'GU', 'FM', 'MH', 'PW']);

/** Whether a row before may decide how a later one is read. */
export function needsSurvey(columns: readonly ColumnMapping[]): boolean {
  return columns.some(({ target }) => tellsOfDates(target) || target === 'person.full_name');
}

function tellsOfDates(target: ImportTarget): boolean {
  return target === 'person.birthday' || isCustomTarget(target);
}

export function startSurvey(): Survey {
  return { rows: 0, dates: { dmy: 0, mdy: 0 }, names: [] };
}

export function surveyRow(
  survey: Survey,
  columns: readonly ColumnMapping[],
  cells: readonly string[],
): void {
  survey.rows++;
  for (const { column, target } of columns) {
    const text = cells[column] ?? '';
    if (text === '') continue;
    if (tellsOfDates(target)) voteDateOrder(survey.dates, text);
    if (target === 'person.full_name' && survey.names.length < NAMES_LOOKED_AT)
      survey.names.push(text);
  }
}

/** Fixes how every row is read, so that rehearsal and import read it alike. */
export function planImport(
  columns: readonly ColumnMapping[],
  survey: Survey,
  settings: Pick<ImportPlan, 'region' | 'thisYear' | 'fields' | 'currency'>,
): ImportPlan {
  const usual = MONTH_FIRST.has(settings.region ?? '') ? 'mdy' : 'dmy';
  return {
    columns,
    ...(settings.region && { region: settings.region }),
    dateOrder: decideDateOrder(survey.dates, usual),
    nameOrder: decideNameOrder(survey.names),
    thisYear: settings.thisYear,
    ...(settings.currency && { currency: settings.currency }),
    ...(settings.fields && { fields: settings.fields }),
  };
}
