import { useQueryClient } from '@tanstack/react-query';
import { Download, FileText, X } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { sayProblem } from '#src/web/api/api-problem.ts';
import { send } from '#src/web/api/call.ts';
import { invalidateTypes } from '#src/web/api/query-client.ts';
import { useStore } from '#src/web/api/store.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { showToast } from '#src/web/shell/toast-store.ts';
import { IconButton } from '#src/web/ui/button.tsx';
import { fileText } from './file-text.ts';
import classes from './files.module.css';
import { contentUrl, formatBytes, previewUrl, type ShownFile } from './shown-file.ts';

const PictureViewer = lazy(async () => ({
  default: (await import('./picture-viewer.tsx')).PictureViewer,
}));

/** Pictures side by side, other files beneath them, each one press from being seen or downloaded. */
export function FileStrip({ files }: { files: readonly ShownFile[] }) {
  const [shown, setShown] = useState<string | null>(null);
  if (files.length === 0) return null;
  const pictures = files.filter(({ has_preview }) => has_preview);
  const others = files.filter(({ has_preview }) => !has_preview);
  return (
    <div className={classes.strip}>
      {pictures.length > 0 && (
        <ul className={classes.pictures}>
          {pictures.map((file) => (
            <Picture key={file.id} file={file} onOpen={() => setShown(file.id)} />
          ))}
        </ul>
      )}
      {others.length > 0 && (
        <ul>
          {others.map((file) => (
            <FileRow key={file.id} file={file} />
          ))}
        </ul>
      )}
      {shown && (
        <Suspense>
          <PictureViewer pictures={pictures} first={shown} onClose={() => setShown(null)} />
        </Suspense>
      )}
    </div>
  );
}

function Picture({ file, onOpen }: { file: ShownFile; onOpen: () => void }) {
  const text = fileText.useText();
  const name = file.name ?? '';
  return (
    <li className={classes.picture}>
      <button type="button" aria-label={text('open', { name })} title={name} onClick={onOpen}>
        <img src={previewUrl(file.id, 'thumb')} alt="" loading="lazy" />
      </button>
      <BinButton file={file} />
    </li>
  );
}

function FileRow({ file }: { file: ShownFile }) {
  const text = fileText.useText();
  const { locale } = useStore(reader);
  const name = file.name ?? '';
  return (
    <li className={classes.row}>
      <FileText size={16} aria-hidden="true" />
      <a
        href={contentUrl(file.id)}
        download={name}
        className={classes.name}
        title={text('download', { name })}
      >
        {name}
        <span className={classes.size}>{formatBytes(file.bytes ?? 0, locale)}</span>
        <Download size={14} aria-hidden="true" />
      </a>
      <BinButton file={file} />
    </li>
  );
}

function BinButton({ file }: { file: ShownFile }) {
  const text = fileText.useText();
  const client = useQueryClient();
  const name = file.name ?? '';
  if (!file.can?.includes('delete')) return null;

  async function bin(): Promise<void> {
    const says = text('binned', { name });
    try {
      await send('DELETE /api/v1/files/{id}', { params: { id: file.id } }, { says });
      invalidateTypes(client, new Set(['file', 'activity']));
    } catch (error) {
      showToast(sayProblem(error, text('binFailed', { name })), { tone: 'bad' });
    }
  }

  return (
    <IconButton
      className={classes.bin ?? ''}
      label={text('bin', { name })}
      onClick={() => void bin()}
    >
      <X size={14} aria-hidden="true" />
    </IconButton>
  );
}
