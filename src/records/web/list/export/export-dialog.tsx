import { queryOptions, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { sayProblem } from '#src/web/api/api-problem.ts';
import { send } from '#src/web/api/call.ts';
import { useMe } from '#src/web/shell/session.ts';
import { showToast } from '#src/web/shell/toast-store.ts';
import { Button } from '#src/web/ui/button.tsx';
import { Dialog } from '#src/web/ui/dialog/dialog.tsx';
import { SelectField } from '#src/web/ui/select-field.tsx';
import { countQuery } from '../../data/record-queries.ts';
import { recordPluralLabel } from '../../labels.ts';
import { listText } from '../list-text.ts';
import type { ListToolbarProps } from '../list-toolbar-props.ts';
import { downloadList, type ExportFormat } from './download-list.ts';
import classes from './export-dialog.module.css';

const rightQuery = queryOptions({
  queryKey: ['member', 'export-right'],
  queryFn: () => send<{ allowed: boolean }>('GET /api/v1/me/export-right'),
});

interface ExportDialogProps extends ListToolbarProps {
  close: () => void;
}

/** Asks in which form the list is to leave, and brings it as a file. */
export function ExportDialog({ declaration, state, query, close }: ExportDialogProps) {
  const text = listText.useText();
  const { member } = useMe();
  const [format, setFormat] = useState<ExportFormat>('xlsx');
  const [isAll, setIsAll] = useState(false);
  const [busy, setBusy] = useState(false);
  const right = useQuery(rightQuery);
  const count = useQuery(countQuery(declaration, query)).data?.count ?? 0;
  const formats: ExportFormat[] = ['xlsx', 'csv', ...vcardOf(declaration.type)];

  async function run(event: FormEvent): Promise<void> {
    event.preventDefault();
    setBusy(true);
    try {
      const columns = isAll ? undefined : state.columns.join(',');
      await downloadList(declaration.plural, { ...query, format, columns });
      showToast(text('export.done'));
      close();
    } catch (error) {
      showToast(sayProblem(error, text('export.failed')), { tone: 'bad' });
    } finally {
      setBusy(false);
    }
  }

  return (
    <Dialog title={`${text('export.title')}: ${recordPluralLabel(declaration)}`} close={close}>
      {right.data?.allowed === false ? (
        <p>{text('export.forbidden')}</p>
      ) : (
        <form className={classes.form} onSubmit={(event) => void run(event)}>
          <SelectField
            label={text('export.format')}
            value={format}
            onChange={({ target }) => setFormat(target.value as ExportFormat)}
          >
            {formats.map((one) => (
              <option key={one} value={one}>
                {text(`export.${one}`)}
              </option>
            ))}
          </SelectField>
          {format !== 'vcard' && (
            <SelectField
              label={text('export.which')}
              value={isAll ? 'all' : 'shown'}
              onChange={({ target }) => setIsAll(target.value === 'all')}
            >
              <option value="shown">{text('export.shown')}</option>
              <option value="all">{text('export.all')}</option>
            </SelectField>
          )}
          <p className={classes.note}>{text('export.rows', { count })}</p>
          {member.role === 'administrator' && (
            <Link to="/settings/exports" className={classes.link} onClick={close}>
              {text('export.log')}
            </Link>
          )}
          <div className={classes.foot}>
            <Button type="submit" look="main" busy={busy} disabled={!right.data}>
              {text(busy ? 'export.running' : 'export.run')}
            </Button>
          </div>
        </form>
      )}
    </Dialog>
  );
}

function vcardOf(type: string): ExportFormat[] {
  return type === 'person' ? ['vcard'] : [];
}
