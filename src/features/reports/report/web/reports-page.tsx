import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { ChartColumn, Plus } from 'lucide-react';
import { useState } from 'react';
import { PageHeader } from '#src/web/shell/page-header.tsx';
import { Button } from '#src/web/ui/button.tsx';
import { EmptyState } from '#src/web/ui/empty-state.tsx';
import { inputClass } from '#src/web/ui/form-field.tsx';
import { Loaded } from '#src/web/ui/loaded.tsx';
import { metricQuestion } from '../../catalogue/web/shared/metric-words.ts';
import { metricsQuery } from '../../metric/web/shared/figure-query.ts';
import { CHART_ICONS } from './chart-icons.ts';
import classes from './report.module.css';
import { type ReportAnswer, readRequest } from './report-draft.ts';
import { reportsQuery } from './report-queries.ts';
import { reportText } from './report-text.ts';

const MANY = 8;

/** All reports that one may read, by name. */
export function ReportsPage() {
  const text = reportText.useText();
  const navigate = useNavigate();
  const query = useQuery(reportsQuery);
  const { data } = query;
  const [typed, setTyped] = useState('');
  const word = typed.trim().toLocaleLowerCase();
  const shown = data?.filter(({ name, question }) =>
    `${name} ${question ?? ''}`.toLocaleLowerCase().includes(word),
  );
  const create = (
    <Button
      look="main"
      icon={<Plus size={16} aria-hidden="true" />}
      onClick={() => void navigate({ to: '/reports/new' })}
    >
      {text('new')}
    </Button>
  );
  return (
    <>
      <PageHeader title={text('title')}>{create}</PageHeader>
      <div className={classes.page}>
        {!data && (
          <Loaded query={query} failed={text('listFailed')} rows={6}>
            {() => null}
          </Loaded>
        )}
        {data?.length === 0 && (
          <EmptyState icon={ChartColumn} title={text('noneTitle')} actions={create}>
            {text('noneText')}
          </EmptyState>
        )}
        {data && data.length >= MANY && (
          <input
            type="search"
            className={`${inputClass} ${classes.find}`}
            aria-label={text('find')}
            placeholder={text('find')}
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
          />
        )}
        <ul className={classes.list}>
          {shown?.map((report) => (
            <ReportRow key={report.id} report={report} />
          ))}
        </ul>
        {data && data.length > 0 && shown?.length === 0 && (
          <p className={classes.quiet}>{text('noneFound')}</p>
        )}
      </div>
    </>
  );
}

function ReportRow({ report }: { report: ReportAnswer }) {
  const Icon = CHART_ICONS[report.chart];
  const { data } = useQuery(metricsQuery);
  const first = readRequest(report.request)?.metrics[0];
  const metric = data?.metrics.find(({ name }) => name === first);
  return (
    <li>
      <Link to="/reports/$id" params={{ id: report.id }} className={classes.item}>
        <Icon size={16} aria-hidden="true" />
        <span className={classes.name}>{report.name}</span>
        <span className={classes.quiet}>
          {report.question ?? (metric && metricQuestion(metric))}
        </span>
      </Link>
    </li>
  );
}
