import { AskDialog } from '#src/web/ui/dialog/ask-dialog.tsx';
import type { Collected } from './collected.ts';
import { deskText } from './desk-text.ts';

interface ConfirmDialogProps {
  collected: Collected;
  close: () => void;
  onYes: () => void;
}

/** What cannot be taken back is asked for once more. */
export function ConfirmDialog({ collected, close, onYes }: ConfirmDialogProps) {
  const text = deskText.useText();
  return (
    <AskDialog
      title={text(`confirm.title.${collected}`)}
      label={text(`go.${collected}`)}
      close={close}
      onSave={async () => {
        onYes();
        return true;
      }}
    >
      <p>{text(`confirm.text.${collected}`)}</p>
    </AskDialog>
  );
}
