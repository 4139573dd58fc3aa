import { companyType } from '#src/features/people/company/server/company-type.ts';
import { consentType } from '#src/features/people/consent/server/consent-type.ts';
import { purposeType } from '#src/features/people/consent/server/purpose-type.ts';
import { factType } from '#src/features/people/fact/server/fact-type.ts';
import { personType } from '#src/features/people/person/server/person-type.ts';
import { metricType } from '#src/features/reports/catalogue/server/metric-type.ts';
import { dashboardType } from '#src/features/reports/dashboard/server/dashboard-type.ts';
import { decisionType } from '#src/features/reports/meeting/server/decision-type.ts';
import { meetingType } from '#src/features/reports/meeting/server/meeting-type.ts';
import { reportType } from '#src/features/reports/report/server/report-type.ts';
import { dealType } from '#src/features/sales/deal/server/deal-type.ts';
import { goalType } from '#src/features/sales/goal/server/goal-type.ts';
import { salesOrderType } from '#src/features/sales/order/server/sales-order-type.ts';
import { outcomeReasonType } from '#src/features/sales/pipeline/server/outcome-reason-type.ts';
import { pipelineType } from '#src/features/sales/pipeline/server/pipeline-type.ts';
import { stageType } from '#src/features/sales/pipeline/server/stage-type.ts';
import { priceType } from '#src/features/sales/price/server/price-type.ts';
import { priceBookType } from '#src/features/sales/price-book/server/price-book-type.ts';
import { productType } from '#src/features/sales/product/server/product-type.ts';
import { quoteType } from '#src/features/sales/quote/server/quote-type.ts';
import { currencyRateType } from '#src/features/sales/rate/server/currency-rate-type.ts';
import { moneySettingType } from '#src/features/sales/rate/server/money-setting-type.ts';
import { articleType } from '#src/features/service/article/server/article-type.ts';
import { serviceCaseType } from '#src/features/service/case/server/service-case-type.ts';
import { caseFormType } from '#src/features/service/form/server/case-form-type.ts';
import { macroType } from '#src/features/service/macro/server/macro-type.ts';
import { businessCalendarType } from '#src/features/service/promise/server/business-calendar-type.ts';
import { servicePromiseType } from '#src/features/service/promise/server/service-promise-type.ts';
import { queueType } from '#src/features/service/queue/server/queue-type.ts';
import { activityType } from '#src/features/work/activity/server/activity-type.ts';
import { fileType } from '#src/features/work/file/server/file-type.ts';
import { taskType } from '#src/features/work/task/server/task-type.ts';
import { collectRecordTypes, type RecordTypes } from '#src/records/server/record-type.ts';
import { savedViewType } from '#src/records/server/views/saved-view-type.ts';
import { metricCatalogueOf } from './ports/metric-catalogue.ts';

/** Every record type of the product; what refers to another comes after it. */
export const recordTypes: RecordTypes = collectRecordTypes([
  companyType,
  personType,
  pipelineType,
  stageType,
  outcomeReasonType,
  moneySettingType,
  currencyRateType,
  productType,
  priceBookType,
  priceType,
  dealType,
  quoteType,
  salesOrderType,
  queueType,
  businessCalendarType,
  servicePromiseType,
  articleType,
  serviceCaseType,
  caseFormType,
  macroType,
  factType,
  activityType,
  taskType,
  fileType,
  purposeType,
  consentType,
  savedViewType(() => recordTypes),
  goalType,
  reportType,
  metricType(() => metricCatalogueOf(recordTypes)),
  dashboardType,
  meetingType,
  decisionType,
]);
