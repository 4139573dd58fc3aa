import { useQuery } from '@tanstack/react-query';
import { Copy } from 'lucide-react';
import type { myExportRight } from '#src/features/connect/export/export-api.ts';
import { call } from '#src/web/api/call.ts';
import { copyText } from '#src/web/shell/copy-text.ts';
import { Button } from '#src/web/ui/button.tsx';
import { inputClass } from '#src/web/ui/form-field.tsx';
import { FEED_PATH } from '../../feed-path.ts';
import classes from '../feed.module.css';
import { feedText } from '../feed-text.ts';

const PROGRAMS = ['excel', 'powerBi', 'qlik', 'libreOffice'] as const;
const STEPS = ['one', 'two', 'three'] as const;

/** How a spreadsheet is connected with the tables of the workspace. */
export function FeedGuide() {
  const text = feedText.useText();
  const right = useQuery({
    queryKey: ['export', 'mine'],
    queryFn: () => call<typeof myExportRight>('GET /api/v1/me/export-right', {}),
  });
  const address = `${window.location.origin}${FEED_PATH}`;
  return (
    <section className={classes.guide} aria-labelledby="feed-title">
      <h3 id="feed-title" className={classes.title}>
        {text('title')}
      </h3>
      <p className={classes.text}>{text('intro')}</p>
      {right.data?.allowed === false && <p className={classes.text}>{text('forbidden')}</p>}
      <Address label={text('address')} content={address} />
      {PROGRAMS.map((program) => (
        <details key={program} className={classes.program}>
          <summary className={classes.summary}>{text(`${program}.title`)}</summary>
          {program === 'libreOffice' && (
            <Address label={text('fileAddress')} content={`${address}companies?$format=csv`} />
          )}
          <ol className={classes.steps}>
            {STEPS.map((step) => (
              <li key={step}>{text(`${program}.${step}`)}</li>
            ))}
          </ol>
        </details>
      ))}
    </section>
  );
}

function Address({ label, content }: { label: string; content: string }) {
  const text = feedText.useText();
  const copy = () => copyText(content, text('copied'));
  return (
    <div className={classes.address}>
      <span className={classes.label}>{label}</span>
      <div className={classes.line}>
        <input
          readOnly
          className={inputClass}
          aria-label={label}
          value={content}
          onFocus={({ target }) => target.select()}
        />
        <Button icon={<Copy size={14} aria-hidden="true" />} onClick={() => void copy()}>
          {text('copy')}
        </Button>
      </div>
    </div>
  );
}
