import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentRequest, type RequestContext } from '../../platform/graphql/request-context.js';
import { ServiceRecord } from '../service-records.types.js';
import { SignalInspection } from './signal-inspection.service.js';
import { RecordSignal, recordSignalOf } from './verification.types.js';

/** The signals on a record, for who confirms and inspects (domain.md rule 28). */
@Resolver(() => ServiceRecord)
export class SignalFieldsResolver {
  constructor(private readonly inspection: SignalInspection) {}

  /**
   * Not for the volunteer himself, officer though he may be: a signal is a suspicion that nobody has looked into, often of
   * somebody else, and who knows what is looked for keeps just below it. What comes of it he is told with its reason.
   */
  @ResolveField('signals', () => [RecordSignal], {
    nullable: true,
    description:
      '信号，仅有关办公人员与组长可见，本人不可见 · signals, for the offices and the squad’s leader, never for the volunteer himself',
  })
  async signals(
    @Parent() record: ServiceRecord,
    @CurrentRequest() { actor, language, loaders }: RequestContext,
  ): Promise<RecordSignal[] | null> {
    const himself = actor.volunteerId === record.volunteerId;
    if (himself || !actor.may('record.read', record.communityCode, record)) return null;
    const signals = await loaders.of('record.signals', this.inspection.load).load(record.id);
    return (signals ?? []).map((signal) => recordSignalOf(signal, language));
  }
}
