import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { sql } from 'kysely';
import type { Db } from '#src/server/db/database.ts';
import { LEAST_ANSWERS } from '../limits.ts';
import { tellCount } from '../room.ts';
import { isCollecting, stepAt } from '../steps.ts';
import { type CardKind, TEMPLATES } from '../templates.ts';
import type {
  BesideConcern,
  BoardCluster,
  ClusterAnswer,
  WorkshopBoard,
} from '../workshop-board.ts';
import type { WorkshopRow } from './workshop-queries.ts';

interface Known {
  version: number;
  joined: number;
  sent: number;
  voted: number;
  /** Whom answers name, and who of them has left; as a hash. */
  owners: string;
}

interface CardRow {
  id: string;
  kind: CardKind | 'image';
  text: string;
  image: string | null;
  cluster_id: string | null;
  hidden: string | null;
  version: number;
}

interface ClusterRow {
  id: string;
  title: string | null;
  votes: number | null;
  answer: Omit<ClusterAnswer, 'owner' | 'owner_left' | 'status' | 'concern_id'> | null;
  owner: string | null;
  owner_left: boolean;
  concern_id: string | null;
  status: string | null;
  beside: BesideConcern[];
  version: number;
}

export interface ServedBoard {
  etag: string;
  json: string;
  /** Packed once for all phones of a room. */
  packed(): Promise<Uint8Array<ArrayBuffer>>;
}

const gzipAsync = promisify(gzip);

/** Boards as they were served last; all phones of a room ask for the same one. */
const MOST_KEPT = 50;

/** Gives boards, made once for each state; read outside of transactions, which may be taken back. */
export function createBoards() {
  const kept = new Map<string, ServedBoard>();
  return async (db: Db, workspaceId: string, id: string): Promise<ServedBoard | null> => {
    const known = await readState(db, workspaceId, id);
    if (!known) return null;
    const etag = `"${[known.version, known.joined, known.sent, known.voted, known.owners].join('-')}"`;
    const key = `${workspaceId} ${id}`;
    const last = kept.get(key);
    if (last?.etag === etag) return last;
    const board = await readBoard(db, { workspaceId, id, known });
    if (!board) return null;
    const served = serve(etag, JSON.stringify(board));
    kept.delete(key);
    kept.set(key, served);
    if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value!);
    return served;
  };
}

function serve(etag: string, json: string): ServedBoard {
  let packing: Promise<Uint8Array<ArrayBuffer>> | undefined;
  const pack = async () => new Uint8Array(await gzipAsync(json));
  return { etag, json, packed: () => (packing ??= pack()) };
}

/** The board as it stands in the transaction of `db`. */
export async function readBoardNow(
  db: Db,
  workspaceId: string,
  id: string,
): Promise<WorkshopBoard | null> {
  const known = await readState(db, workspaceId, id);
  return known ? readBoard(db, { workspaceId, id, known }) : null;
}

/**
 * The version after what a command has done. It touches none of the tables that are locked to be
 * emptied, so that no two commands wait for each other.
 */
export async function readVersion(db: Db, workspaceId: string, id: string): Promise<number> {
  const row = await db.first<{ version: number }>(sql`
    select ${version} as version from workshop w
    where w.workspace_id = ${workspaceId} and w.id = ${id} and w.deleted_at is null`);
  return row?.version ?? 0;
}

const of = (table: string) => sql`
  from ${sql.table(table)} t where t.workspace_id = w.workspace_id and t.workshop_id = w.id`;

/** The sum of all versions rises with each change, also with one that is taken back. */
const version = sql`(w.version + (select coalesce(sum(t.version), 0) ${of('workshop_card')})
  + (select coalesce(sum(t.version), 0) ${of('workshop_cluster')})
  + (select coalesce(sum(c.version), 0) from workshop_cluster t
      join concern c on c.workspace_id = t.workspace_id and t.concern_id in (c.id, c.split_from)
      where t.workspace_id = w.workspace_id and t.workshop_id = w.id))::int`;

/** Of a cluster its concern, which has the last word on its answer, and who sees to that. */
const answerers = sql`
  left join concern c on c.workspace_id = k.workspace_id and c.id = k.concern_id
    and c.deleted_at is null
  left join member m on m.workspace_id = k.workspace_id and m.id =
    case when c.answer is null then (k.answer ->> 'owner_id')::uuid else c.owner_id end`;

type State = Omit<Known, 'voted'> &
  Pick<WorkshopRow, 'template' | 'step'> & { ballots: Record<string, number> };

/** How it stands, told in steps where it would show who has just sent something. */
async function readState(db: Db, workspaceId: string, id: string): Promise<Known | undefined> {
  const state = await db.first<State>(sql`
    select ${version} as version,
      (select count(*)::int ${of('workshop_participant')}) as joined,
      (select count(*)::int ${of('workshop_draft')}) as sent,
      (select coalesce(jsonb_object_agg(b.round, b.count), '{}') from (
        select t.round, count(*) ${of('workshop_ballot')} and t.marks <> '{}'::jsonb
        group by t.round) b) as ballots,
      (select coalesce(left(md5(string_agg(concat_ws(' ', k.id, m.active, m.name), ';' order by k.id)), 12),
          '') from workshop_cluster k ${answerers}
        where k.workspace_id = w.workspace_id and k.workshop_id = w.id and k.deleted_at is null)
        as owners,
      w.template, w.step
    from workshop w where w.workspace_id = ${workspaceId} and w.id = ${id}
      and w.deleted_at is null`);
  if (!state) return undefined;
  const { template, step, ballots, ...known } = state;
  const { joined, sent } = known;
  // what another round has left behind is none of this one
  const voted = ballots[stepAt(template, step).kind] ?? 0;
  return {
    ...known,
    sent: tellCount(sent, joined),
    // that all are done tells of nobody
    voted: voted === joined ? voted : tellCount(voted, joined),
  };
}

async function readBoard(
  db: Db,
  { workspaceId, id, known }: { workspaceId: string; id: string; known: Known },
): Promise<WorkshopBoard | null> {
  const row = await db.first<WorkshopRow>(sql`
    select w.* from workshop w where w.workspace_id = ${workspaceId} and w.id = ${id}
      and w.deleted_at is null`);
  if (!row) return null;
  const cards = await db.rows<CardRow>(sql`
    select c.id, c.kind, c.text, c.image, c.cluster_id, c.hidden, c.version from workshop_card c
    where c.workspace_id = ${workspaceId} and c.workshop_id = ${id} and c.deleted_at is null
    order by c.id`);
  const clusters = await db.rows<ClusterRow>(sql`
    select k.id, k.title, k.votes, k.concern_id, k.version, m.name as owner,
      not coalesce(m.active, true) as owner_left, c.state as status,
      coalesce((select jsonb_agg(jsonb_build_object('concern_id', s.id, 'title', s.title,
          'status', s.state, 'answer', s.answer, 'reason', coalesce(s.reason, '')) order by s.id)
        from concern s where s.workspace_id = k.workspace_id and s.split_from = k.concern_id
          and s.deleted_at is null), '[]') as beside,
      case when c.answer is null then k.answer else jsonb_build_object('answer', c.answer,
        'reason', coalesce(c.reason, ''), 'owner_id', coalesce(c.owner_id::text, ''),
        'due_on', coalesce(c.due_on::text, '')) end as answer
    from workshop_cluster k
    ${answerers}
    where k.workspace_id = ${workspaceId} and k.workshop_id = ${id} and k.deleted_at is null
    order by k.id`);
  const step = stepAt(row.template, row.step);
  const isOpen = isCollecting(row.template, row);
  return {
    ...{ format: 1, id, version: known.version, title: row.title, template: row.template },
    held_on: row.held_on,
    steps: TEMPLATES[row.template].steps.map(({ kind, minutes }) => ({ kind, minutes })),
    ...{ step: row.step, kind: step.kind, phase: row.phase },
    card_kinds: isOpen ? [...(step.cards ?? [])] : [],
    timer: { ends_at: row.timer?.ends_at ?? null, left_s: row.timer?.left_s ?? null },
    people: {
      joined: row.closed_on ? row.took_part : known.joined,
      ...{ sent: known.sent, voted: known.voted },
    },
    objectives: row.objectives,
    questions: questionsOf(row),
    dots: row.dots,
    rounds: row.rounds,
    images: cards
      .filter(({ kind }) => kind === 'image')
      .map(({ id, image, text, hidden }) => ({
        ...{ id, image: image ?? '', line: hidden === null ? text : '', hidden },
      })),
    clusters: clustersOf(clusters, cards, { isVoting: step.kind === 'vote' && isOpen }),
  };
}

/** What is right, and how many took which answer, only when it is over, and from five answers on. */
function questionsOf({ questions, checked, phase, template, step }: WorkshopRow) {
  const isShown = !(stepAt(template, step).kind === 'check' && phase === 'open');
  return questions.map(({ text, options, right }, at) => {
    const picked = checked?.picked[at] ?? [];
    const answers = picked.reduce((sum, count) => sum + count, 0);
    return {
      ...{ text, options },
      right: isShown && checked ? right : null,
      picked: isShown && answers >= LEAST_ANSWERS ? picked : null,
    };
  });
}

function clustersOf(
  clusters: readonly ClusterRow[],
  cards: readonly CardRow[],
  { isVoting }: { isVoting: boolean },
): BoardCluster[] {
  const cardsOf = new Map<string | null, CardRow[]>();
  for (const card of cards) {
    const others = cardsOf.get(card.cluster_id);
    if (others) others.push(card);
    else cardsOf.set(card.cluster_id, [card]);
  }
  const made = clusters.map(({ id, title, votes, version, ...rest }) => ({
    ...{ id, title, version, votes: isVoting ? null : votes, answer: answerOf(rest) },
    beside: rest.beside,
    cards: (cardsOf.get(id) ?? []).map((card) => ({
      ...{ id: card.id, kind: card.kind as CardKind, hidden: card.hidden, version: card.version },
      text: card.hidden === null ? card.text : '',
    })),
  }));
  return made.toSorted((a, b) => (b.votes ?? 0) - (a.votes ?? 0));
}

type Answering = 'answer' | 'owner' | 'owner_left' | 'concern_id' | 'status';

function answerOf(given: Pick<ClusterRow, Answering>) {
  const { answer, owner, owner_left, concern_id, status } = given;
  return answer && { ...answer, owner: owner ?? '', owner_left, concern_id, status };
}
