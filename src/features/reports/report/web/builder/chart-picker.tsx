import { choiceLabel } from '#src/records/web/labels.ts';
import type { ChartKind } from '../../chart/chart-kinds.ts';
import { CHART_KINDS, lackOf } from '../../chart/chart-kinds.ts';
import { report } from '../../report.ts';
import { CHART_ICONS } from '../chart-icons.ts';
import classes from '../report.module.css';
import type { ReportDraft } from '../report-draft.ts';
import { reportText } from '../report-text.ts';

interface ChartPickerProps {
  draft: ReportDraft;
  onPick: (chart: ChartKind) => void;
}

/** All charts; one that the question does not feed says what it lacks. */
export function ChartPicker({ draft, onPick }: ChartPickerProps) {
  const text = reportText.useText();
  return (
    <fieldset className={classes.charts} aria-label={text('chart')}>
      {CHART_KINDS.map((kind) => {
        const Icon = CHART_ICONS[kind];
        const lack = lackOf(kind, draft.request);
        const label = choiceLabel(report, 'chart', kind);
        return (
          <button
            key={kind}
            type="button"
            className={classes.chart}
            aria-pressed={draft.chart === kind}
            disabled={lack !== null}
            title={lack ? `${label}: ${text(`lacks.${lack}`)}` : label}
            onClick={() => onPick(kind)}
          >
            <Icon size={16} aria-hidden="true" />
            <span>{label}</span>
          </button>
        );
      })}
    </fieldset>
  );
}
