import { decisionReaders } from '#src/features/reports/decision/server/decision-queries.ts';
import type { LineageSetting } from '#src/features/reports/lineage/server/lineage-queries.ts';
import { metricReaders } from '#src/features/reports/lineage/server/readers/metric-readers.ts';
import { reportReaders } from '#src/features/reports/lineage/server/readers/report-readers.ts';
import { ruleReaders } from '#src/features/reports/lineage/server/readers/rule-readers.ts';
import { viewReaders } from '#src/features/reports/lineage/server/readers/view-readers.ts';
import { meetingReaders } from '#src/features/reports/meeting/server/meeting-readers.ts';
import type { MetricCatalogue } from '#src/features/reports/metric/server/catalogue-type.ts';
import type { RecordTypes } from '#src/records/server/record-type.ts';

/** Everything that reads fields; whatever else does adds itself here. */
export function lineageSettingOf(types: RecordTypes, catalogue: MetricCatalogue): LineageSetting {
  return {
    recordTypes: types,
    readers: [
      decisionReaders,
      meetingReaders(catalogue),
      reportReaders(catalogue),
      ruleReaders,
      viewReaders,
      metricReaders(catalogue),
    ],
  };
}
