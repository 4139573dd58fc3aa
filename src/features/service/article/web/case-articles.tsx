import { useQuery } from '@tanstack/react-query';
import { BookOpenCheck, Check, Copy } from 'lucide-react';
import { type ServiceCase, serviceCase } from '#src/features/service/case/service-case.ts';
import { useDraft } from '#src/features/work/activity/web/shared/use-draft.ts';
import { recordQuery } from '#src/records/web/data/record-queries.ts';
import { RecordLink } from '#src/records/web/record-link.tsx';
import { call } from '#src/web/api/call.ts';
import { useAttempt } from '#src/web/api/use-attempt.ts';
import { copyText } from '#src/web/shell/copy-text.ts';
import { Button } from '#src/web/ui/button.tsx';
import { SkeletonRows } from '#src/web/ui/skeleton.tsx';
import type { addCaseArticle, readCaseArticles, writeArticleOf } from '../article-api.ts';
import { articleText } from './article-text.ts';
import classes from './articles.module.css';

/** What helped with cases like this one, and what helped here. */
export function CaseArticles({ id }: { id: string }) {
  const text = articleText.useText();
  const record = useQuery(recordQuery(serviceCase, id)).data;
  const { data } = useQuery({
    queryKey: ['article', 'of-case', id],
    queryFn: ({ signal }) =>
      call<typeof readCaseArticles>(
        'GET /api/v1/cases/{id}/articles',
        { params: { id } },
        { signal },
      ),
    meta: { types: ['service_case'] },
  });
  if (!data || !record) return <SkeletonRows count={3} />;
  const of = record as unknown as ServiceCase;
  const { used, fitting } = data;
  return (
    <div className={classes.part}>
      {used.length > 0 && <h3 className={classes.title}>{text('used')}</h3>}
      <ul>
        {used.map((one) => (
          <Article key={one.id} of={of} article={one} isUsed />
        ))}
      </ul>
      <h3 className={classes.title}>{text('fitting')}</h3>
      {fitting.length === 0 && <p className={classes.note}>{text('none')}</p>}
      <ul>
        {fitting.map((one) => (
          <Article key={one.id} of={of} article={one} />
        ))}
      </ul>
      {of.resolution && <WriteArticle of={of} />}
    </div>
  );
}

type Proposed = Awaited<ReturnType<typeof call<typeof readCaseArticles>>>['fitting'][number];

function Article({
  of,
  article,
  isUsed = false,
}: {
  of: ServiceCase;
  article: Proposed;
  isUsed?: boolean;
}) {
  const text = articleText.useText();
  const { act } = useAttempt(['article', 'service_case']);
  const [, setResolution] = useDraft(`resolution.${of.id}`, of.resolution ?? '');
  const { id, title, problem, solution, status, helped } = article;
  async function use(): Promise<void> {
    const isDone = await act(() =>
      call<typeof addCaseArticle>(
        'POST /api/v1/cases/{id}/articles',
        { params: { id: of.id }, body: { article_id: id } },
        { says: text('noted') },
      ),
    );
    // stands in the form when the case is resolved
    if (isDone && solution && !of.resolution) setResolution(solution);
  }
  return (
    <li className={classes.article}>
      <div className={classes.row}>
        <RecordLink type="article" id={id} className={classes.name}>
          {title}
        </RecordLink>
        <span className={classes.note}>
          {[status === 'draft' && text('draft'), helped > 0 && text('helped', { count: helped })]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </div>
      {problem && <p className={classes.note}>{problem}</p>}
      {solution && (
        <details className={classes.solution}>
          <summary>{text('solution')}</summary>
          <p className={classes.words}>{solution}</p>
        </details>
      )}
      <div className={classes.actions}>
        {!isUsed && (
          <Button icon={<Check size={14} aria-hidden="true" />} onClick={() => void use()}>
            {text('use')}
          </Button>
        )}
        {solution && (
          <Button
            look="quiet"
            icon={<Copy size={14} aria-hidden="true" />}
            onClick={() => void copyText(solution, text('copied'))}
          >
            {text('copy')}
          </Button>
        )}
      </div>
    </li>
  );
}

function WriteArticle({ of }: { of: ServiceCase }) {
  const text = articleText.useText();
  const { act, isBusy } = useAttempt(['article', 'service_case']);
  async function write(): Promise<void> {
    await act(() =>
      call<typeof writeArticleOf>(
        'POST /api/v1/cases/{id}/article',
        { params: { id: of.id } },
        { says: text('written') },
      ),
    );
  }
  return (
    <div className={classes.actions}>
      <Button
        icon={<BookOpenCheck size={14} aria-hidden="true" />}
        busy={isBusy}
        onClick={() => void write()}
      >
        {text('write')}
      </Button>
      <span className={classes.note}>{text('writeText')}</span>
    </div>
  );
}
