import { useState } from 'react';
import { ChartSelect } from '#src/features/reports/report/web/shared/chart-select.tsx';
import { AskDialog } from '#src/web/ui/dialog/ask-dialog.tsx';
import { TextField } from '#src/web/ui/form-field.tsx';
import type { Tile } from '../../tile.ts';
import { boardText } from '../board-text.ts';
import { useAsked } from '../grid/use-tile.ts';

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
  async function save(): Promise<boolean> {
    onSave({ title: title.trim() || undefined, chart });
    return true;
  }
  return (
    <AskDialog title={text('tile.edit')} label={text('tile.done')} close={close} onSave={save}>
      <TextField
        label={text('tile.title')}
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
    </AskDialog>
  );
}
