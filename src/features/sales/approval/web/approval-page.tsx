import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { PageHeader } from '#src/web/shell/page-header.tsx';
import { Loaded } from '#src/web/ui/loaded.tsx';
import classes from './approvals-page.module.css';
import { ApprovalCard } from './card/approval-card.tsx';
import { approvalQuery } from './shared/approval-queries.ts';
import { approvalText } from './shared/approval-text.ts';

/** One request, where a notice or a mail leads. */
export function ApprovalPage() {
  const text = approvalText.useText();
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const query = useQuery(approvalQuery(id));
  return (
    <>
      <PageHeader title={text('one')} />
      <div className={classes.page}>
        <Loaded query={query} failed={text('failed')} rows={6}>
          {(data) => (
            <div className={classes.box}>
              <ApprovalCard card={data} />
            </div>
          )}
        </Loaded>
      </div>
    </>
  );
}
