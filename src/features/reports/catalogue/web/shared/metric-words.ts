import { textOr } from '#src/web/i18n/catalogue.ts';
import { wantTexts } from '#src/web/i18n/packs.ts';

// English comes with the metrics from the server
const METRICS = 'features/reports/catalogue/texts/metrics';
const SOURCES = 'features/reports/catalogue/texts/sources';
void wantTexts(METRICS);
void wantTexts(SOURCES);

interface Named {
  name: string;
  label: string;
}

/** A metric's name in the person's language; a workspace's own is in the words of whoever made it. */
export function metricLabel({ name, label }: Named): string {
  return textOr(METRICS, `${name}.label`, label);
}

export function metricQuestion({ name, question }: { name: string; question: string }): string {
  return textOr(METRICS, `${name}.question`, question);
}

export function metricFormula({ name, formula }: { name: string; formula: string }): string {
  return textOr(METRICS, `${name}.formula`, formula);
}

/** What a declared set of rows is called. */
export function sourceLabel({ name, label }: Named): string {
  return textOr(SOURCES, `${name}.label`, label);
}

/** A column of a declared set of rows. */
export function sourceColumnLabel(source: string, { name, label }: Named): string {
  return textOr(SOURCES, `${source}.columns.${name}`, label);
}

export interface ChoiceOf {
  source: string;
  column: string;
  value: string;
  label: string;
}

/** A choice of such a column. */
export function sourceChoiceLabel({ source, column, value, label }: ChoiceOf): string {
  return textOr(SOURCES, `${source}.choices.${column}.${value}`, label);
}
