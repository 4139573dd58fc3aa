import '#src/web/ui/mantine/mantine-modal.css';
import { Modal } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { ChartSelect } from '#src/features/reports/report/web/shared/chart-select.tsx';
import { Button } from '#src/web/ui/button.tsx';
import { TextField } from '#src/web/ui/form-field.tsx';
import type { Tile } from '../../tile.ts';
import { boardText } from '../board-text.ts';
import { useAsked } from '../grid/use-tile.ts';
import classes from './arrange.module.css';

interface TileDialogProps {
  tile: Tile;
  /** What stands over it without a title of its own. */
  usualTitle: string;
  onSave: (facts: { title: string | undefined; chart: string }) => void;
  close: () => void;
}

/** What stands over a tile, and how its figure is drawn. */
export function TileDialog({ tile, usualTitle, onSave, close }: TileDialogProps) {
  const text = boardText.useText();
  const { request, chart: drawn } = useAsked(tile);
  const [title, setTitle] = useState(tile.title ?? '');
  const [chart, setChart] = useState(drawn);
  function save(event: FormEvent): void {
    event.preventDefault();
    onSave({ title: title.trim() || undefined, chart });
  }
  return (
    <Modal
      opened
      onClose={close}
      title={text('tile.edit')}
      closeButtonProps={{ 'aria-label': text('dialog.close') }}
    >
      <form className={classes.form} onSubmit={save}>
        <TextField
          label={text('tile.title')}
          data-autofocus=""
          maxLength={120}
          placeholder={usualTitle}
          value={title}
          onChange={({ target }) => setTitle(target.value)}
        />
        {request && (
          <ChartSelect
            label={text('tile.chart')}
            request={request}
            value={chart}
            onChange={setChart}
          />
        )}
        <div className={classes.foot}>
          <Button type="submit" look="main">
            {text('tile.done')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
