import { useQuery } from '@tanstack/react-query';
import { Plus, X } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import { useRecordTypes } from '#src/records/web/record-registry.ts';
import { Button } from '#src/web/ui/button.tsx';
import { PickList } from '#src/web/ui/mantine/pick-list.tsx';
import { metricLabel, metricQuestion } from '../../../catalogue/web/shared/metric-words.ts';
import { sourceDeclaration } from '../../../catalogue/web/shared/source-declaration.ts';
import { type FigureRequest, MOST_METRICS } from '../../../metric/metric.ts';
import { metricsQuery } from '../../../metric/web/shared/figure-query.ts';
import { lackOf, suggestChart } from '../../chart/chart-kinds.ts';
import classes from '../report.module.css';
import type { ReportDraft } from '../report-draft.ts';
import { reportText } from '../report-text.ts';
import { BySelect } from './by-select.tsx';
import { ChartPicker } from './chart-picker.tsx';
import { FilterRow } from './filter-row.tsx';
import { byFields, sourcesOf } from './metric-fields.ts';
import { AsOfInput, CompareSelect, PeriodSelect } from './period-select.tsx';

interface BuilderBarProps {
  draft: ReportDraft;
  onChange: (draft: ReportDraft) => void;
}

/** The question in a few fields; each change is drawn at once. */
export function BuilderBar({ draft, onChange }: BuilderBarProps) {
  const text = reportText.useText();
  const { request } = draft;
  const { declarations, fields } = useFields(request);
  function change(part: Partial<FigureRequest>): void {
    onChange(withRequest(draft, { ...request, ...part }));
  }
  return (
    <div className={classes.builder}>
      <MetricRow request={request} change={change} />
      <div className={classes.row}>
        <Labelled label={text('by')}>
          <BySelect
            label={text('by')}
            fields={fields}
            value={request.by}
            onChange={(by) => change(by ? { by } : { by: undefined, split: undefined })}
          />
        </Labelled>
        {request.by && (
          <Labelled label={text('split')}>
            <BySelect
              label={text('split')}
              fields={fields}
              value={request.split}
              onChange={(split) => change({ split })}
            />
          </Labelled>
        )}
        <Labelled label={text('period')}>
          <PeriodSelect value={request.period} onChange={(period) => change({ period })} />
        </Labelled>
        <Labelled label={text('compare')}>
          <CompareSelect
            value={request.compare}
            disabled={request.period === 'all'}
            onChange={(compare) => change({ compare })}
          />
        </Labelled>
        <Labelled label={text('asOf')}>
          <AsOfInput value={request.as_of} onChange={(as_of) => change({ as_of })} />
        </Labelled>
      </div>
      <FilterRow
        declarations={declarations}
        filter={request.filter}
        onChange={(filter) => change({ filter })}
      />
      <ChartPicker draft={draft} onPick={(chart) => onChange({ ...draft, chart })} />
    </div>
  );
}

/** A question that its chart cannot show any more is drawn as what shows it best. */
function withRequest(draft: ReportDraft, request: FigureRequest): ReportDraft {
  const isKept = lackOf(draft.chart, request) === null;
  const isOfTime = request.by?.step !== undefined;
  const isFresh = draft.chart === suggestChart(draft.request, draft.request.by?.step !== undefined);
  return {
    request,
    chart: isKept && !isFresh ? draft.chart : suggestChart(request, isOfTime),
  };
}

function useFields({ metrics }: FigureRequest) {
  const text = reportText.useText();
  const types = useRecordTypes();
  const { data } = useQuery(metricsQuery);
  return useMemo(() => {
    if (!data) return { declarations: [], fields: [] };
    const declarations = sourcesOf(data, metrics).flatMap(
      (name) => sourceDeclaration(data, types, name) ?? [],
    );
    const words = { time: text('time'), team: text('team') };
    const isOfWork = data.metrics.some(({ name, of_work }) => of_work && metrics.includes(name));
    const withPeople = !isOfWork || data.sees_people;
    return { declarations, fields: byFields(declarations, types, { ...words, withPeople }) };
  }, [data, metrics, types, text]);
}

interface MetricRowProps {
  request: FigureRequest;
  change: (part: Partial<FigureRequest>) => void;
}

function MetricRow({ request, change }: MetricRowProps) {
  const text = reportText.useText();
  const { data } = useQuery(metricsQuery);
  const [adding, setAdding] = useState(false);
  const all = data?.metrics ?? [];
  const { metrics } = request;
  const options = all
    .filter(({ name, refused }) => !refused && !metrics.includes(name))
    .map((one) => ({ value: one.name, label: metricLabel(one), note: metricQuestion(one) }));
  const nameOf = (name: string) => {
    const metric = all.find((one) => one.name === name);
    return metric ? metricLabel(metric) : name;
  };
  function put(at: number, name: string | undefined): void {
    const next = metrics.flatMap((one, index) => (index === at ? (name ?? []) : one));
    if (at === metrics.length && name) next.push(name);
    setAdding(false);
    if (next.length > 0) change({ metrics: next });
  }
  return (
    <div className={classes.row}>
      {metrics.map((name, at) => (
        <Labelled key={name} label={text(at === 0 ? 'show' : 'alsoShow')}>
          <span className={classes.metricField}>
            <PickList
              label={text('chooseMetric')}
              options={options}
              chosen={nameOf(name)}
              emptyText={text('askNone')}
              onPick={(option) => option && put(at, option.value)}
            />
            {metrics.length > 1 && (
              <button
                type="button"
                className={classes.take}
                aria-label={text('takeMetric', { metric: nameOf(name) })}
                onClick={() => put(at, undefined)}
              >
                <X size={14} aria-hidden="true" />
              </button>
            )}
          </span>
        </Labelled>
      ))}
      {adding && (
        <Labelled label={text('alsoShow')}>
          <PickList
            label={text('chooseMetric')}
            options={options}
            chosen=""
            autoFocus
            placeholder={text('chooseMetric')}
            emptyText={text('askNone')}
            onPick={(option) => put(metrics.length, option?.value)}
            onCancel={() => setAdding(false)}
          />
        </Labelled>
      )}
      {!adding && metrics.length < MOST_METRICS && (
        <Button
          look="quiet"
          icon={<Plus size={14} aria-hidden="true" />}
          onClick={() => setAdding(true)}
        >
          {text('addMetric')}
        </Button>
      )}
    </div>
  );
}

/** A field of the builder under its name. */
function Labelled({ label, children }: { label: string; children: ReactNode }) {
  return (
    <span className={classes.labelled}>
      <span className={classes.label} aria-hidden="true">
        {label}
      </span>
      {children}
    </span>
  );
}
