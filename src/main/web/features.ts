import { automationFeature } from '#src/features/admin/automation/web/feature.tsx';
import { helpFeature } from '#src/features/admin/help/web/feature.tsx';
import { privacyFeature } from '#src/features/admin/privacy/web/feature.tsx';
import { workspaceFeature } from '#src/features/admin/workspace/web/feature.tsx';
import { guardFeature } from '#src/features/adoption/guard/web/feature.tsx';
import { leaderFeature } from '#src/features/adoption/leader/web/feature.tsx';
import { rearViewFeature } from '#src/features/adoption/rear-view/web/feature.tsx';
import { teamUptakeFeature } from '#src/features/adoption/team/web/feature.tsx';
import { uptakeFeature } from '#src/features/adoption/uptake/web/feature.tsx';
import { importFeature } from '#src/features/connect/import/web/feature.tsx';
import { addressFeature } from '#src/features/people/address/web/feature.tsx';
import { companyFeature } from '#src/features/people/company/web/feature.tsx';
import { consentFeature } from '#src/features/people/consent/web/feature.tsx';
import { duplicateFeature } from '#src/features/people/duplicate/web/feature.tsx';
import { factFeature } from '#src/features/people/fact/web/feature.tsx';
import { personFeature } from '#src/features/people/person/web/feature.tsx';
import { segmentFeature } from '#src/features/people/segment/web/feature.tsx';
import { concernFeature } from '#src/features/programme/concern/web/feature.tsx';
import { conversationFeature } from '#src/features/programme/conversation/web/feature.tsx';
import { deskFeature } from '#src/features/programme/desk/web/feature.tsx';
import { expectationFeature } from '#src/features/programme/expectation/web/feature.tsx';
import { experimentFeature } from '#src/features/programme/experiment/web/feature.tsx';
import { feedbackFeature } from '#src/features/programme/feedback/web/feature.tsx';
import { lessonFeature } from '#src/features/programme/lesson/web/feature.tsx';
import { programmeFeature } from '#src/features/programme/plan/web/feature.tsx';
import { practiceFeature } from '#src/features/programme/practice/web/feature.tsx';
import { pulseFeature } from '#src/features/programme/pulse/web/feature.tsx';
import { workshopFeature } from '#src/features/programme/workshop/web/feature.tsx';
import { catalogueFeature } from '#src/features/reports/catalogue/web/feature.tsx';
import { dashboardFeature } from '#src/features/reports/dashboard/web/feature.tsx';
import { decisionFeature } from '#src/features/reports/decision/web/feature.tsx';
import { lineageFeature } from '#src/features/reports/lineage/web/feature.tsx';
import { meetingFeature } from '#src/features/reports/meeting/web/feature.tsx';
import { reportFeature } from '#src/features/reports/report/web/feature.tsx';
import { approvalFeature } from '#src/features/sales/approval/web/feature.tsx';
import { crossSellFeature } from '#src/features/sales/cross-sell/web/feature.tsx';
import { dealFeature } from '#src/features/sales/deal/web/feature.tsx';
import { forecastFeature } from '#src/features/sales/forecast/web/feature.tsx';
import { leakFeature } from '#src/features/sales/leak/web/feature.tsx';
import { salesOrderFeature } from '#src/features/sales/order/web/feature.tsx';
import { priceFeature } from '#src/features/sales/price/web/feature.tsx';
import { priceBookFeature } from '#src/features/sales/price-book/web/feature.tsx';
import { productFeature } from '#src/features/sales/product/web/feature.tsx';
import { quoteFeature } from '#src/features/sales/quote/web/feature.tsx';
import { articleFeature } from '#src/features/service/article/web/feature.tsx';
import { caseTopFeature, serviceCaseFeature } from '#src/features/service/case/web/feature.tsx';
import { formFeature } from '#src/features/service/form/web/feature.tsx';
import { macroFeature } from '#src/features/service/macro/web/feature.tsx';
import { promiseFeature } from '#src/features/service/promise/web/feature.tsx';
import { satisfactionFeature } from '#src/features/service/satisfaction/web/feature.tsx';
import { activityFeature } from '#src/features/work/activity/web/feature.tsx';
import { calendarFeature } from '#src/features/work/calendar/web/feature.tsx';
import { captureFeature } from '#src/features/work/capture/web/feature.tsx';
import { fileFeature } from '#src/features/work/file/web/feature.tsx';
import { followUpFeature } from '#src/features/work/follow-up/web/feature.tsx';
import { offlineFeature } from '#src/features/work/offline/web/feature.tsx';
import { reminderFeature } from '#src/features/work/reminder/web/feature.tsx';
import { taskFeature } from '#src/features/work/task/web/feature.tsx';
import { timelineFeature } from '#src/features/work/timeline/web/feature.tsx';
import { todayFeature } from '#src/features/work/today/web/feature.tsx';
import { visitFeature } from '#src/features/work/visit/web/feature.tsx';
import { recordsFeature } from '#src/records/web/feature.tsx';
import type { WebFeature } from '#src/web/shell/web-feature.ts';

/** What the web app is made of; the order is that of the navigation. */
export const features: readonly WebFeature[] = [
  todayFeature,
  caseTopFeature,
  macroFeature,
  satisfactionFeature,
  factFeature,
  calendarFeature,
  followUpFeature,
  visitFeature,
  timelineFeature,
  personFeature,
  companyFeature,
  dealFeature,
  quoteFeature,
  serviceCaseFeature,
  activityFeature,
  taskFeature,
  segmentFeature,
  consentFeature,
  addressFeature,
  dashboardFeature,
  reportFeature,
  decisionFeature,
  catalogueFeature,
  lineageFeature,
  meetingFeature,
  uptakeFeature,
  teamUptakeFeature,
  leaderFeature,
  programmeFeature,
  concernFeature,
  experimentFeature,
  feedbackFeature,
  deskFeature,
  expectationFeature,
  conversationFeature,
  practiceFeature,
  lessonFeature,
  pulseFeature,
  workshopFeature,
  rearViewFeature,
  guardFeature,
  forecastFeature,
  leakFeature,
  productFeature,
  priceBookFeature,
  priceFeature,
  salesOrderFeature,
  crossSellFeature,
  approvalFeature,
  formFeature,
  articleFeature,
  promiseFeature,
  duplicateFeature,
  fileFeature,
  captureFeature,
  offlineFeature,
  reminderFeature,
  automationFeature,
  importFeature,
  workspaceFeature,
  privacyFeature,
  helpFeature,
  recordsFeature,
];
