import { FileText, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { IconButton } from '#src/web/ui/button.tsx';
import { fileText } from '../file-text.ts';
import classes from './pending-files.module.css';

interface PendingFilesProps {
  files: readonly File[];
  onRemove: (file: File) => void;
}

/** Files that will be sent with what is being written. */
export function PendingFiles({ files, onRemove }: PendingFilesProps) {
  if (files.length === 0) return null;
  return (
    <ul className={classes.files}>
      {files.map((file) => (
        <Pending key={`${file.name} ${file.lastModified} ${file.size}`} {...{ file, onRemove }} />
      ))}
    </ul>
  );
}

function Pending({ file, onRemove }: { file: File; onRemove: (file: File) => void }) {
  const text = fileText.useText();
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (!/^image\/(jpeg|png|webp|gif)$/.test(file.type)) return;
    const made = URL.createObjectURL(file);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return (
    <li className={classes.file}>
      {url ? <img src={url} alt="" /> : <FileText size={16} aria-hidden="true" />}
      <span className={classes.name}>{file.name}</span>
      <IconButton label={`${text('leave')}: ${file.name}`} onClick={() => onRemove(file)}>
        <X size={14} aria-hidden="true" />
      </IconButton>
    </li>
  );
}
