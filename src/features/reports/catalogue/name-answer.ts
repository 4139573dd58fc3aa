import companyGerman from '#src/features/people/company/company.de.json' with { type: 'json' };
import companyItalian from '#src/features/people/company/company.it.json' with { type: 'json' };
import personGerman from '#src/features/people/person/person.de.json' with { type: 'json' };
import personItalian from '#src/features/people/person/person.it.json' with { type: 'json' };
import dealGerman from '#src/features/sales/deal/deal.de.json' with { type: 'json' };
import dealItalian from '#src/features/sales/deal/deal.it.json' with { type: 'json' };
import orderGerman from '#src/features/sales/order/sales-order.de.json' with { type: 'json' };
import orderItalian from '#src/features/sales/order/sales-order.it.json' with { type: 'json' };
import productGerman from '#src/features/sales/product/product.de.json' with { type: 'json' };
import productItalian from '#src/features/sales/product/product.it.json' with { type: 'json' };
import quoteGerman from '#src/features/sales/quote/quote.de.json' with { type: 'json' };
import quoteItalian from '#src/features/sales/quote/quote.it.json' with { type: 'json' };
import caseGerman from '#src/features/service/case/service-case.de.json' with { type: 'json' };
import caseItalian from '#src/features/service/case/service-case.it.json' with { type: 'json' };
import activityGerman from '#src/features/work/activity/activity.de.json' with { type: 'json' };
import activityItalian from '#src/features/work/activity/activity.it.json' with { type: 'json' };
import taskGerman from '#src/features/work/task/task.de.json' with { type: 'json' };
import taskItalian from '#src/features/work/task/task.it.json' with { type: 'json' };
import type { FigureAnswer } from '../metric/figure-api.ts';
import metricsGerman from './texts/metrics.de.json' with { type: 'json' };
import metricsItalian from './texts/metrics.it.json' with { type: 'json' };
import sourcesGerman from './texts/sources.de.json' with { type: 'json' };
import sourcesItalian from './texts/sources.it.json' with { type: 'json' };

/** What figures are mostly made of and grouped by; anything else is said in English. */
const PACKS: Record<string, Record<string, object>> = {
  de: {
    ...{ company: companyGerman, person: personGerman, deal: dealGerman, quote: quoteGerman },
    ...{ sales_order: orderGerman, product: productGerman, service_case: caseGerman },
    ...{ activity: activityGerman, task: taskGerman },
    ...{ ' metrics': metricsGerman, ' sources': sourcesGerman },
  },
  it: {
    ...{ company: companyItalian, person: personItalian, deal: dealItalian, quote: quoteItalian },
    ...{ sales_order: orderItalian, product: productItalian, service_case: caseItalian },
    ...{ activity: activityItalian, task: taskItalian },
    ...{ ' metrics': metricsItalian, ' sources': sourcesItalian },
  },
};

const BASE: Record<string, Record<string, string>> = {
  de: { owner_id: 'Zuständig', created_at: 'Angelegt', $time: 'Zeit', team_id: 'Team' },
  it: { owner_id: 'Responsabile', created_at: 'Creato', $time: 'Tempo', team_id: 'Team' },
};

type Axis = NonNullable<FigureAnswer['by']>;

/** An answer with its metrics and fields called as in a language, where no screen does it. */
export function nameAnswer(answer: FigureAnswer, language: string): FigureAnswer {
  if (!PACKS[language]) return answer;
  const metrics = answer.metrics.map((metric) => ({
    ...metric,
    label: find(language, [' metrics', metric.name, 'label']) ?? metric.label,
    question: find(language, [' metrics', metric.name, 'question']) ?? metric.question,
    formula: find(language, [' metrics', metric.name, 'formula']) ?? metric.formula,
  }));
  const named = (axis: Axis) => ({ ...axis, label: fieldWord(language, axis) ?? axis.label });
  const totals = answer.totals.map(({ fitness, ...total }) => ({
    ...total,
    fitness: {
      ...fitness,
      needs: fitness.needs.map((need) => ({
        ...need,
        label: fieldWord(language, { ...need, name: need.field }) ?? need.label,
      })),
    },
  }));
  return {
    ...answer,
    ...{ metrics, totals },
    ...(answer.by && { by: named(answer.by) }),
    ...(answer.split && { split: named(answer.split) }),
  };
}

/** A choice as it is called in a language; undefined where that is not known. */
export function choiceWord(
  language: string,
  { type, name }: Pick<Axis, 'type' | 'name'>,
  value: string,
): string | undefined {
  return (
    find(language, [type, name, 'choices', value]) ??
    find(language, [' sources', type, 'choices', name, value])
  );
}

function fieldWord(
  language: string,
  { type, name, field }: { type: string; name: string; field: string },
): string | undefined {
  return (
    BASE[language]?.[field] ??
    BASE[language]?.[name] ??
    find(language, [type, name, 'label']) ??
    find(language, [' sources', type, 'columns', name])
  );
}

function find(language: string, [pack = '', ...path]: readonly string[]): string | undefined {
  const found = path.reduce<unknown>(
    (within, key) =>
      typeof within === 'object' && within !== null && Object.hasOwn(within, key)
        ? (within as Record<string, unknown>)[key]
        : undefined,
    PACKS[language]?.[pack],
  );
  return typeof found === 'string' ? found : undefined;
}
