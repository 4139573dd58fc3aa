import { AppError } from '#src/lib/app-error.ts';
import type { ReadContext } from '#src/server/context.ts';
import type { ApprovableType } from '../approval.ts';
import type { Approvables } from './approvable-type.ts';
import { previewApproval } from './approval-commands.ts';

/** Whether the record as it is now would need approval, for the form that asks why. */
export async function checkNeed(
  ctx: ReadContext,
  approvables: Approvables,
  { type, id }: { type: ApprovableType; id: string },
) {
  const facts = await approvables.get(type)?.factsOf(ctx, id);
  if (!facts)
    throw new AppError('not_found', 'There is no such record, or it is not shared with you.');
  const { needed, ...found } = await previewApproval(ctx, { type, id, facts });
  const requests = 'requests' in found ? found.requests : [];
  return {
    needed,
    requests: requests.map(({ grounds, ...request }) => ({
      ...request,
      grounds: grounds.flatMap((one) => one.grounds),
    })),
  };
}
