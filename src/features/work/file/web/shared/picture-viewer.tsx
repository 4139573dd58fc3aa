import { ChevronLeft, ChevronRight, Download, X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { IconButton } from '#src/web/ui/button.tsx';
import { fileText } from './file-text.ts';
import classes from './picture-viewer.module.css';
import { contentUrl, previewUrl, type ShownFile } from './shown-file.ts';

interface PictureViewerProps {
  pictures: readonly ShownFile[];
  /** The id of the one to begin with. */
  first: string;
  onClose: () => void;
}

/** One picture over the whole screen; arrows lead to the others, Escape back. */
export function PictureViewer({ pictures, first, onClose }: PictureViewerProps) {
  const text = fileText.useText();
  const dialog = useRef<HTMLDialogElement>(null);
  const [at, setAt] = useState(() => pictures.findIndex(({ id }) => id === first));
  const picture = pictures[at] ?? pictures[0];
  useEffect(() => dialog.current?.showModal(), []);
  if (!picture) return null;
  const name = picture.name ?? '';
  const step = (by: number) => setAt(Math.min(pictures.length - 1, Math.max(0, at + by)));

  function handleKey(event: KeyboardEvent): void {
    if (event.key === 'ArrowLeft') step(-1);
    else if (event.key === 'ArrowRight') step(1);
    event.stopPropagation(); // the page beneath has keys of its own
  }

  return (
    <dialog
      ref={dialog}
      className={classes.viewer}
      aria-label={name}
      onClose={onClose}
      onKeyDown={handleKey}
    >
      <div className={classes.bar}>
        <span className={classes.name}>{name}</span>
        <a
          href={contentUrl(picture.id)}
          download={name}
          className={classes.tool}
          aria-label={text('download', { name })}
          title={text('download', { name })}
        >
          <Download size={18} aria-hidden="true" />
        </a>
        <IconButton
          className={classes.tool ?? ''}
          label={text('close')}
          onClick={() => dialog.current?.close()}
        >
          <X size={20} aria-hidden="true" />
        </IconButton>
      </div>
      <div className={classes.stage}>
        <img key={picture.id} src={previewUrl(picture.id, 'view')} alt={name} />
        {at > 0 && (
          <IconButton
            className={classes.back ?? ''}
            label={text('previous')}
            onClick={() => step(-1)}
          >
            <ChevronLeft size={24} aria-hidden="true" />
          </IconButton>
        )}
        {at < pictures.length - 1 && (
          <IconButton className={classes.on ?? ''} label={text('next')} onClick={() => step(1)}>
            <ChevronRight size={24} aria-hidden="true" />
          </IconButton>
        )}
      </div>
    </dialog>
  );
}
