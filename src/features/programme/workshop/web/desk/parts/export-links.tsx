import { Download } from 'lucide-react';
import deskClasses from '../desk.module.css';
import classes from './parts.module.css';

const FORMATS = [
  ['pdf', 'PDF'],
  ['csv', 'CSV'],
  ['md', 'Markdown'],
] as const;

/** The workshop as a file, in each of its forms. */
export function ExportLinks({ id }: { id: string }) {
  return (
    <div className={classes.files}>
      {FORMATS.map(([format, name]) => (
        <a
          key={format}
          className={deskClasses.screen}
          href={`/api/v1/workshops/${id}/export?format=${format}`}
          download
        >
          <Download size={14} aria-hidden="true" />
          {name}
        </a>
      ))}
    </div>
  );
}
