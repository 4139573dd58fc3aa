import { useQuery } from '@tanstack/react-query';
import { recordClient } from '#src/records/web/data/record-client.ts';
import { file } from '../file.ts';
import { FileStrip } from './shared/file-strip.tsx';
import { fileText } from './shared/file-text.ts';
import classes from './shared/files.module.css';

/** On a file's own page: the picture, or the download. */
export function FilePreview({ id }: { type: string; id: string }) {
  const text = fileText.useText();
  const { data } = useQuery({
    queryKey: ['file', 'one', id],
    queryFn: () => recordClient(file).get(id),
  });
  if (!data) return null;
  return (
    <div>
      {!data.has_preview && <p className={classes.hint}>{text('noPreview')}</p>}
      <FileStrip files={[{ ...data, can: [] }]} />
    </div>
  );
}
