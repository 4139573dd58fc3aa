import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  metricLabel,
  metricQuestion,
} from '#src/features/reports/catalogue/web/shared/metric-words.ts';
import { metricsQuery } from '#src/features/reports/metric/web/shared/figure-query.ts';
import { foldText } from '#src/lib/fold-text.ts';
import { newId } from '#src/lib/ids.ts';
import { Dialog } from '#src/web/ui/dialog/dialog.tsx';
import { TextField } from '#src/web/ui/form-field.tsx';
import type { Tile } from '../../tile.ts';
import { reportsQuery } from '../board-queries.ts';
import { boardText } from '../board-text.ts';
import classes from './arrange.module.css';

interface Offer {
  key: string;
  name: string;
  question: string;
  tile: Omit<Tile, 'id'>;
}

const NUMBER = { chart: 'number', x: 0, y: 0, w: 3, h: 3 } as const;
const CHART = { x: 0, y: 0, w: 6, h: 7 } as const;

interface AddTileDialogProps {
  onAdd: (tile: Tile) => void;
  close: () => void;
}

/** Every saved report and every metric, found by typing; the chosen one becomes a tile. */
export function AddTileDialog({ onAdd, close }: AddTileDialogProps) {
  const text = boardText.useText();
  const [asked, setAsked] = useState('');
  const { reports, metrics } = useOffers();
  const wanted = foldText(asked);
  const groups = [
    { label: text('add.reports'), offers: reports },
    { label: text('add.metrics'), offers: metrics },
  ].map(({ label, offers }) => ({
    label,
    offers: offers.filter(({ name, question }) => foldText(`${name} ${question}`).includes(wanted)),
  }));
  return (
    <Dialog title={text('add.title')} close={close} isLong>
      <TextField
        label={text('add.find')}
        data-autofocus=""
        value={asked}
        onChange={({ target }) => setAsked(target.value)}
      />
      <div className={classes.found}>
        {groups.every(({ offers }) => offers.length === 0) && <p>{text('add.none')}</p>}
        {groups.map(({ label, offers }) =>
          offers.length === 0 ? null : (
            <section key={label} aria-label={label}>
              <h3 className={classes.group}>{label}</h3>
              {offers.map(({ key, name, question, tile }) => (
                <button
                  key={key}
                  type="button"
                  className={classes.offer}
                  onClick={() => onAdd({ ...tile, id: newId() })}
                >
                  {name}
                  <span className={classes.question}>{question}</span>
                </button>
              ))}
            </section>
          ),
        )}
      </div>
    </Dialog>
  );
}

function useOffers(): { reports: Offer[]; metrics: Offer[] } {
  const reports = useQuery(reportsQuery).data ?? [];
  const metrics = useQuery(metricsQuery).data?.metrics ?? [];
  return {
    reports: reports.map(({ id, name, question, chart }) => ({
      key: id,
      name,
      question,
      tile: { ...(chart === 'number' ? NUMBER : CHART), chart: undefined, report_id: id },
    })),
    metrics: metrics
      .filter(({ refused }) => refused === undefined)
      .map((metric) => ({
        key: metric.name,
        name: metricLabel(metric),
        question: metricQuestion(metric),
        tile: { ...NUMBER, request: { metrics: [metric.name], period: { this: 'month' } } },
      })),
  };
}
