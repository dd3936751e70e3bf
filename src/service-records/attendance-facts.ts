import type { ActivityEntity } from '../activities/activity.entity.js';
import { genericTitle } from '../activities/generic-title.js';
import type { AttendanceSettled } from '../activities/attendance/attendance-settlement.service.js';
import { Secrecy } from '../kernel/secrecy.js';
import type { Span } from '../kernel/span.js';
import { ServiceTarget } from '../kernel/vocabulary.js';
import type { ServiceFacts } from './record-drafting.js';

/** Squad or organisation, by the name that stands in the record. */
export interface OrganisingUnit {
  readonly name: string;
  readonly squad: ServiceFacts['squad'];
}

type Described = Pick<ServiceFacts, 'occasion' | 'content' | 'address' | 'serviceTarget'>;

/**
 * What a record tells of an activity: of what serves a restricted or confidential need its kind and nothing else, since a
 * record is read by offices and auditors who may not read the need (domain.md rule 13).
 */
function described(activity: ActivityEntity): Described {
  if (activity.secrecy === Secrecy.PUBLIC) {
    const { title: occasion, content, address, serviceTarget } = activity;
    return { occasion, content, address, serviceTarget };
  }
  const generic = genericTitle(activity.squadKind, 'zh-CN');
  return { occasion: generic, content: generic, address: '保密', serviceTarget: ServiceTarget.OTHER };
}

/** The service that one interval of attendance was (domain.md rules 18 and 19). */
export function factsOfAttendance(
  activity: ActivityEntity,
  unit: OrganisingUnit,
  volunteerId: string,
  settled: Pick<AttendanceSettled, 'signUpId'>,
  interval: Span & Pick<ServiceFacts, 'provenance'>,
): ServiceFacts {
  const { startAt, endAt, provenance } = interval;
  return {
    ...{ volunteerId, startAt, endAt, provenance, communityCode: activity.communityCode },
    ...described(activity),
    ...{ squad: unit.squad, organisingUnit: unit.name, personInCharge: activity.personInCharge },
    ...{ training: false, recordingReason: null, evidence: null },
    source: {
      activityId: activity.id,
      signUpId: settled.signUpId,
      organisationId: activity.organisationId,
    },
  };
}
