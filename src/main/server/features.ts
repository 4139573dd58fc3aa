import { absenceFeature } from '#src/features/admin/absence/server/feature.ts';
import { automationFeature } from '#src/features/admin/automation/server/feature.ts';
import { backupFeature } from '#src/features/admin/backup/server/feature.ts';
import { fieldsFeature } from '#src/features/admin/fields/server/feature.ts';
import { helpFeature } from '#src/features/admin/help/server/feature.ts';
import { privacyFeature } from '#src/features/admin/privacy/server/feature.ts';
import { workspaceFeature } from '#src/features/admin/workspace/server/feature.ts';
import { guardFeature } from '#src/features/adoption/guard/server/feature.ts';
import { leaderFeature } from '#src/features/adoption/leader/server/feature.ts';
import { measureFeature } from '#src/features/adoption/measure/server/feature.ts';
import { rearViewFeature } from '#src/features/adoption/rear-view/server/feature.ts';
import { teamUptakeFeature } from '#src/features/adoption/team/server/feature.ts';
import { uptakeFeature } from '#src/features/adoption/uptake/server/feature.ts';
import { exportFeature } from '#src/features/connect/export/server/feature.ts';
import { feedFeature } from '#src/features/connect/feed/server/feature.ts';
import { importFeature } from '#src/features/connect/import/server/feature.ts';
import { webhookFeature } from '#src/features/connect/webhook/server/feature.ts';
import { addressFeature } from '#src/features/people/address/server/feature.ts';
import { consentFeature } from '#src/features/people/consent/server/feature.ts';
import { duplicateFeature } from '#src/features/people/duplicate/server/feature.ts';
import { factFeature } from '#src/features/people/fact/server/feature.ts';
import { segmentFeature } from '#src/features/people/segment/server/feature.ts';
import { concernFeature } from '#src/features/programme/concern/server/feature.ts';
import { conversationFeature } from '#src/features/programme/conversation/server/feature.ts';
import { deskFeature } from '#src/features/programme/desk/server/feature.ts';
import { expectationFeature } from '#src/features/programme/expectation/server/feature.ts';
import { experimentFeature } from '#src/features/programme/experiment/server/feature.ts';
import { feedbackFeature } from '#src/features/programme/feedback/server/feature.ts';
import { lessonFeature } from '#src/features/programme/lesson/server/feature.ts';
import { programmeFeature } from '#src/features/programme/plan/server/feature.ts';
import { practiceFeature } from '#src/features/programme/practice/server/feature.ts';
import { pulseFeature } from '#src/features/programme/pulse/server/feature.ts';
import { workshopFeature } from '#src/features/programme/workshop/server/feature.ts';
import { catalogueFeature } from '#src/features/reports/catalogue/server/feature.ts';
import { decisionFeature } from '#src/features/reports/decision/server/feature.ts';
import { lineageFeature } from '#src/features/reports/lineage/server/feature.ts';
import { noteReads } from '#src/features/reports/lineage/server/note-readings.ts';
import { requireReader } from '#src/features/reports/lineage/server/require-queries.ts';
import { meetingFeature } from '#src/features/reports/meeting/server/feature.ts';
import { metricFeature } from '#src/features/reports/metric/server/feature.ts';
import { reportFeature } from '#src/features/reports/report/server/feature.ts';
import { approvalFeature } from '#src/features/sales/approval/server/feature.ts';
import { crossSellFeature } from '#src/features/sales/cross-sell/server/feature.ts';
import { dealFeature } from '#src/features/sales/deal/server/feature.ts';
import { forecastFeature } from '#src/features/sales/forecast/server/feature.ts';
import { goalFeature } from '#src/features/sales/goal/server/feature.ts';
import { leakFeature } from '#src/features/sales/leak/server/feature.ts';
import { orderFeature } from '#src/features/sales/order/server/feature.ts';
import { pipelineFeature } from '#src/features/sales/pipeline/server/feature.ts';
import { priceFeature } from '#src/features/sales/price/server/feature.ts';
import { quoteFeature } from '#src/features/sales/quote/server/feature.ts';
import { rateFeature } from '#src/features/sales/rate/server/feature.ts';
import { articleFeature } from '#src/features/service/article/server/feature.ts';
import { caseFeature } from '#src/features/service/case/server/feature.ts';
import { formFeature } from '#src/features/service/form/server/feature.ts';
import { macroFeature } from '#src/features/service/macro/server/feature.ts';
import { promiseFeature } from '#src/features/service/promise/server/feature.ts';
import { satisfactionFeature } from '#src/features/service/satisfaction/server/feature.ts';
import { calendarFeature } from '#src/features/work/calendar/server/feature.ts';
import { captureFeature } from '#src/features/work/capture/server/feature.ts';
import { fileFeature } from '#src/features/work/file/server/feature.ts';
import { followUpFeature } from '#src/features/work/follow-up/server/feature.ts';
import { noteFeature } from '#src/features/work/note/server/feature.ts';
import { reminderFeature } from '#src/features/work/reminder/server/feature.ts';
import { taskFeature } from '#src/features/work/task/server/feature.ts';
import { timelineFeature } from '#src/features/work/timeline/server/feature.ts';
import { todayFeature } from '#src/features/work/today/server/feature.ts';
import { visitFeature } from '#src/features/work/visit/server/feature.ts';
import { listRoutes } from '#src/records/server/list/list-routes.ts';
import { mergeRoutes } from '#src/records/server/merge/merge-routes.ts';
import { commonRecordRoutes, recordRoutes } from '#src/records/server/record-routes.ts';
import { undoOfAll } from '#src/records/server/undo/undo-settings.ts';
import { listChoiceRoutes } from '#src/records/server/views/list-choices.ts';
import type { ServerFeature, Services } from '#src/server/feature.ts';
import { approvables } from './ports/approvables.ts';
import { costSetting } from './ports/cost-setting.ts';
import { freshFiguresOf } from './ports/fresh-figures.ts';
import { lineageSettingOf } from './ports/lineage-setting.ts';
import { metricCatalogueOf } from './ports/metric-catalogue.ts';
import { programmePortsOf } from './ports/programme-ports.ts';
import { recordTypes } from './record-types.ts';

/** Everything the server can do, put together. */
export function collectFeatures(services: Services): ServerFeature[] {
  const metricCatalogue = metricCatalogueOf(recordTypes);
  const lineageSetting = lineageSettingOf(recordTypes, metricCatalogue);
  const features = [
    workspaceFeature(services, recordTypes),
    fieldsFeature(services, recordTypes, (ctx, field) => requireReader(ctx, lineageSetting, field)),
    privacyFeature(services, recordTypes),
    backupFeature(services),
    taskFeature(services, recordTypes),
    calendarFeature(services, recordTypes),
    timelineFeature(services, recordTypes),
    todayFeature(),
    followUpFeature(services, recordTypes),
    visitFeature(),
    caseFeature(services),
    promiseFeature(),
    formFeature(services, recordTypes),
    satisfactionFeature(services, recordTypes),
    articleFeature(recordTypes),
    macroFeature(recordTypes),
    captureFeature(recordTypes),
    reminderFeature(services),
    noteFeature(),
    fileFeature(services, recordTypes),
    factFeature(services, recordTypes),
    pipelineFeature(),
    dealFeature(recordTypes),
    absenceFeature(),
    approvalFeature(services, { approvables, types: recordTypes }),
    duplicateFeature(services, recordTypes),
    consentFeature(services),
    addressFeature(services, recordTypes),
    segmentFeature(recordTypes),
    importFeature(services, recordTypes),
    exportFeature(services, recordTypes),
    feedFeature(services, { types: recordTypes, catalogue: metricCatalogue }),
    automationFeature(services, recordTypes),
    webhookFeature(services, recordTypes),
    quoteFeature(services, recordTypes),
    orderFeature(recordTypes),
    crossSellFeature(),
    priceFeature(),
    rateFeature(),
    goalFeature(),
    forecastFeature(),
    leakFeature(),
    metricFeature(services, metricCatalogue, noteReads),
    catalogueFeature(metricCatalogue),
    reportFeature(services, metricCatalogue),
    decisionFeature(metricCatalogue),
    lineageFeature(services, lineageSetting),
    meetingFeature(services, metricCatalogue),
    uptakeFeature(services, recordTypes),
    teamUptakeFeature(recordTypes),
    measureFeature(services),
    programmeFeature(programmePortsOf(metricCatalogue, services.machinery), costSetting),
    concernFeature(services, recordTypes),
    experimentFeature(services, recordTypes, metricCatalogue),
    feedbackFeature(services, recordTypes),
    pulseFeature(services),
    workshopFeature(services, recordTypes),
    practiceFeature(),
    lessonFeature(),
    rearViewFeature(metricCatalogue),
    deskFeature(services, lineageSetting),
    expectationFeature(),
    conversationFeature(services),
    guardFeature(services, freshFiguresOf(services)),
    leaderFeature(services, freshFiguresOf(services)),
  ];
  const settingsUndo = undoOfAll(features);
  return [
    ...features,
    helpFeature(recordTypes, settingsUndo),
    // before the routes of single records, whose ids would take their words
    { routes: listRoutes(recordTypes) },
    { routes: listChoiceRoutes(recordTypes) },
    { routes: [...recordTypes.values()].flatMap(recordRoutes) },
    { routes: mergeRoutes(recordTypes) },
    { routes: commonRecordRoutes(recordTypes, settingsUndo) },
  ];
}
