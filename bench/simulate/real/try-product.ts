import { measureAll } from '#src/features/adoption/measure/server/freshen-commands.ts';
import { measured } from '../measured.ts';
import { playOrganisation } from '../play/play-organisation.ts';
import { tellDeeds } from '../play/tell.ts';
import type { Saying } from '../scoring/judge-organisation.ts';
import { type Proportion, proportion } from '../scoring/proportion.ts';
import { DAY, type DayNumber, dayText } from '../world/calendar.ts';
import { makeOrganisation } from '../world/make-organisation.ts';
import type { Family, Organisation } from '../world/organisation.ts';
import { Browser } from './ask-over-http.ts';
import { comparePaths } from './compare-paths.ts';
import { openProduct } from './open-product.ts';
import { type Played, playReal } from './play-real.ts';

export interface Tried {
  family: Family;
  seed: number;
  people: number;
  over_http: number;
  in_process: number;
  events: number;
  refused: Record<string, number>;
  /** Told at once and kept by the product: the same of each person. */
  told_as_played: Proportion;
  /** What the product's API answers and what its ledger gives: the same of each person. */
  api_as_ledger: Proportion;
  different: unknown[];
}

interface Figures {
  member_id: string;
  verdict: string;
  missing: string[];
}

/** Plays a small organisation through the whole product, and reads everyone's figures from its API. */
export async function tryProduct(family: Family, seed: number, people: number): Promise<Tried> {
  const organisation = makeOrganisation(family, seed, people);
  const deeds = playOrganisation(organisation);
  const product = await openProduct(deeds[0]!.at - DAY);
  try {
    const played = await playReal(product, organisation, deeds);
    const on = organisation.start + organisation.weeks * 7;
    await product.setClock(on * DAY + DAY / 2);
    // the job of the day, which reads the ledger to its end
    const { database } = product.app.services.machinery;
    await measureAll(database, played.workspace_id, dayText(on));
    const answers = await readFigures(product.url, { organisation, played, on });
    const members = answers.map(({ member_id }) => member_id);
    const { same, different } = comparePaths(tellDeeds(deeds), played.lines, { on, members });
    const api = compareApi(answers, measured(played.lines)(on));
    return {
      ...{ family, seed, people: members.length, events: played.lines.length },
      ...{ over_http: played.over_http, in_process: played.in_process, refused: played.refused },
      ...{ told_as_played: same, api_as_ledger: api.same },
      different: [...different, ...api.different],
    };
  } finally {
    await product.close();
  }
}

/** Everyone's own page: what tells of an order or of padding, nobody else is shown. */
async function readFigures(
  url: string,
  { organisation, played, on }: { organisation: Organisation; played: Played; on: DayNumber },
): Promise<Figures[]> {
  const answers: Figures[] = [];
  for (const { id, leaves } of organisation.members) {
    if (leaves !== null) continue;
    const browser = new Browser(url, played.names);
    await browser.signIn(id);
    const answer = await browser.read<Figures>(`adoption/me?on=${dayText(on)}`);
    answers.push({ ...answer, member_id: id });
  }
  return answers;
}

function compareApi(answers: readonly Figures[], { people }: Saying) {
  const different = answers.flatMap(({ member_id, verdict, missing }) => {
    const said = people.get(member_id);
    const isSame = said?.verdict === verdict && said.signs.every((sign) => missing.includes(sign));
    return isSame ? [] : [{ member_id, api: { verdict, missing }, ledger: said }];
  });
  return { same: proportion(answers.length - different.length, answers.length), different };
}
