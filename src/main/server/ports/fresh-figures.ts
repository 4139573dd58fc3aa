import type { FreshFigures } from '#src/features/adoption/guard/server/guard-queries.ts';
import { freshen } from '#src/features/adoption/measure/server/freshen-commands.ts';
import { figuresOfMembers } from '#src/features/adoption/measure/server/measure-queries.ts';
import type { Services } from '#src/server/feature.ts';

/** Figures of members for other parts of the product, measured first where that is not done yet. */
export function freshFiguresOf({ machinery }: Pick<Services, 'machinery'>): FreshFigures {
  return async (ctx, memberIds, on) => {
    await freshen(machinery.database, ctx.actor.workspaceId, { memberIds, on });
    return figuresOfMembers(ctx, memberIds, on);
  };
}
