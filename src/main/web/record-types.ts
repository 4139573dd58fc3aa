import { company } from '#src/features/people/company/company.ts';
import { consent } from '#src/features/people/consent/consent.ts';
import { purpose } from '#src/features/people/consent/purpose.ts';
import { fact } from '#src/features/people/fact/fact.ts';
import { person } from '#src/features/people/person/person.ts';
import { registerTests } from '#src/features/people/segment/web/shared/reach-words.ts';
import { deal } from '#src/features/sales/deal/deal.ts';
import { salesOrder } from '#src/features/sales/order/sales-order.ts';
import { outcomeReason } from '#src/features/sales/pipeline/outcome-reason.ts';
import { pipeline } from '#src/features/sales/pipeline/pipeline.ts';
import { stage } from '#src/features/sales/pipeline/stage.ts';
import { price } from '#src/features/sales/price/price.ts';
import { priceBook } from '#src/features/sales/price-book/price-book.ts';
import { product } from '#src/features/sales/product/product.ts';
import { quote } from '#src/features/sales/quote/quote.ts';
import { article } from '#src/features/service/article/article.ts';
import { serviceCase } from '#src/features/service/case/service-case.ts';
import { caseForm } from '#src/features/service/form/case-form.ts';
import { macro } from '#src/features/service/macro/macro.ts';
import { businessCalendar } from '#src/features/service/promise/business-calendar.ts';
import { servicePromise } from '#src/features/service/promise/service-promise.ts';
import { queue } from '#src/features/service/queue/queue.ts';
import { activity } from '#src/features/work/activity/activity.ts';
import { file } from '#src/features/work/file/file.ts';
import { task } from '#src/features/work/task/task.ts';
import type { RecordDeclaration } from '#src/records/define-record.ts';

// how filters of records are said comes with them
registerTests();

/** All record types, loaded with the first screen that shows records. */
export const recordTypes: readonly RecordDeclaration[] = [
  person,
  company,
  activity,
  task,
  fact,
  file,
  purpose,
  consent,
  deal,
  pipeline,
  stage,
  outcomeReason,
  product,
  priceBook,
  price,
  quote,
  salesOrder,
  queue,
  businessCalendar,
  servicePromise,
  serviceCase,
  article,
  caseForm,
  macro,
];
