import type { Source } from '../../metric/server/source-type.ts';
import { casePromise, caseResolution, openCase } from './sources/case-sources.ts';
import { customer } from './sources/customer.ts';
import { customerOrder } from './sources/customer-order.ts';
import { goalPeriod } from './sources/goal-period.ts';
import { monthForecast } from './sources/month-forecast.ts';
import { openDeal } from './sources/open-deal.ts';
import { companyAge, personAge } from './sources/record-age.ts';
import { sentQuote } from './sources/sent-quote.ts';
import { stageMove } from './sources/stage-move.ts';
import { contact, entry, promise } from './sources/work-sources.ts';

/** Rows that are no record type, which the product's metrics are reckoned of. */
export const standardSources: readonly Source[] = [
  openDeal,
  stageMove,
  monthForecast,
  goalPeriod,
  sentQuote,
  customerOrder,
  customer,
  companyAge,
  personAge,
  openCase,
  casePromise,
  caseResolution,
  contact,
  promise,
  entry,
];
