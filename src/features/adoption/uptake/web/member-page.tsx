import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useMembers } from '#src/records/web/data/use-members.ts';
import { ApiProblem } from '#src/web/api/api-problem.ts';
import { PageHeader } from '#src/web/shell/page-header.tsx';
import { EmptyState } from '#src/web/ui/empty-state.tsx';
import { Loaded } from '#src/web/ui/loaded.tsx';
import { FiguresSection } from './parts/figures-section.tsx';
import classes from './uptake.module.css';
import { memberUptakeQuery } from './uptake-queries.ts';
import { uptakeText } from './uptake-text.ts';

/** The figures of somebody else, for those who may see them. The look is told to them. */
export function MemberPage() {
  const text = uptakeText.useText();
  const { id } = useParams({ strict: false }) as { id: string };
  const name = useMembers().find((member) => member.id === id)?.name ?? '';
  const query = useQuery(memberUptakeQuery(id));
  const { error } = query;
  const isRefused = error instanceof ApiProblem && error.code === 'forbidden';
  return (
    <>
      <PageHeader title={text('other.title', { name })} />
      <div className={classes.page}>
        <div className={classes.column}>
          {isRefused ? (
            <EmptyState title={text('other.failed')}>{error.message}</EmptyState>
          ) : (
            <Loaded query={query} failed={text('other.failed')}>
              {(data) => (
                <>
                  <p className={classes.told}>{text('other.told', { name })}</p>
                  <FiguresSection uptake={data} isOthers />
                </>
              )}
            </Loaded>
          )}
        </div>
      </div>
    </>
  );
}
