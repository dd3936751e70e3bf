import type { EntityClasses } from './platform/database/data-sources.js';
import type { SchemaParts } from './platform/database/open-database.js';
import { AuditEntryEntity } from './platform/audit/audit-entry.entity.js';
import { OutboxDeliveryEntity, OutboxEventEntity } from './platform/events/outbox.entity.js';
import { IdempotencyRecordEntity } from './platform/idempotency/idempotency-record.entity.js';
import {
  AccountEntity,
  AttemptEntity,
  LoginCodeEntity,
  RoleGrantEntity,
  SessionEntity,
} from './identity/account.entity.js';
import { PlaceEntity } from './places/place.entity.js';
import { PolicyVersionEntity } from './policies/policy-version.entity.js';
import { RankingTotalEntity } from './rankings/ranking-total.entity.js';
import { ServiceRecordDisputeEntity } from './service-records/service-record-dispute.entity.js';
import { ServiceRecordDayEntity, ServiceRecordEntity } from './service-records/service-record.entity.js';
import { AssignmentProposalEntity } from './squads/assignment-proposal.entity.js';
import { SquadEntity, SquadMembershipEntity } from './squads/squad.entity.js';
import { TrainingEntity } from './squads/training.entity.js';
import {
  LedgerAccountEntity,
  LedgerChainEntity,
  LedgerEntryEntity,
  LedgerPostingEntity,
} from './timebank/ledger.entity.js';
import { ConsentEntity, VolunteerEventEntity, VolunteerNumberEntity } from './volunteers/consent.entity.js';
import { VolunteerEntity } from './volunteers/volunteer.entity.js';

const ENTITIES: EntityClasses = [
  AuditEntryEntity,
  OutboxEventEntity,
  OutboxDeliveryEntity,
  IdempotencyRecordEntity,
  PlaceEntity,
  AccountEntity,
  SessionEntity,
  RoleGrantEntity,
  LoginCodeEntity,
  AttemptEntity,
  PolicyVersionEntity,
  VolunteerEntity,
  ConsentEntity,
  VolunteerEventEntity,
  VolunteerNumberEntity,
  SquadEntity,
  SquadMembershipEntity,
  TrainingEntity,
  AssignmentProposalEntity,
  LedgerAccountEntity,
  LedgerEntryEntity,
  LedgerPostingEntity,
  LedgerChainEntity,
  ServiceRecordEntity,
  ServiceRecordDayEntity,
  ServiceRecordDisputeEntity,
  RankingTotalEntity,
];

/** Every table of Linli, and those whose rows may never be changed or deleted. */
export const SCHEMA: SchemaParts = {
  entities: ENTITIES,
  appendOnlyTables: ['audit_entry', 'ledger_entry', 'ledger_posting', 'policy_version'],
};
