import { RosterImportEntity, RosterImportFaultEntity } from './data-exchange/imports/roster-import.entity.js';
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
import { ActivityEntity, ActivityPositionEntity } from './activities/activity.entity.js';
import { AttendanceEventEntity } from './activities/attendance/attendance-event.entity.js';
import { CalendarFeedEntity } from './activities/calendar/calendar-feed.entity.js';
import { ActivitySeriesEntity } from './activities/series/activity-series.entity.js';
import { SignUpEntity } from './activities/sign-ups/sign-up.entity.js';
import { RuleDocumentEntity } from './organisations/rules/rule-document.entity.js';
import { NeedAssigneeEntity, NeedEntity } from './needs/need.entity.js';
import { NoticeEntity, NoticeEntryEntity, ObjectionEntity } from './notices/notice.entity.js';
import {
  NotificationChoiceEntity,
  NotificationDeliveryEntity,
  NotificationEntity,
} from './notifications/notification.entity.js';
import {
  OrganisationAnnouncementEntity,
  OrganisationOfficeEntity,
  OrganisationReportEntity,
} from './organisations/affairs/affairs.entity.js';
import { CharterCommentEntity, CharterVersionEntity } from './organisations/charters/charter.entity.js';
import { OrganisationDocumentEntity } from './organisations/documents/organisation-document.entity.js';
import {
  OrganisationEntity,
  OrganisationMemberEntity,
  OrganisationStepEntity,
} from './organisations/organisation.entity.js';
import { PlaceEntity } from './places/place.entity.js';
import { PolicyVersionEntity } from './policies/policy-version.entity.js';
import {
  RankingCountEntity,
  RankingDayEntity,
  RankingGroupTotalEntity,
} from './rankings/ranking-rollups.entity.js';
import { RankingTotalEntity } from './rankings/ranking-total.entity.js';
import { RedemptionEntity, RedemptionStepEntity } from './redemptions/redemption.entity.js';
import {
  AwardCandidateEntity,
  AwardCycleEntity,
  AwardSchemeEntity,
  AwardStepEntity,
} from './recognition/awards/award.entity.js';
import { CommendationEntity } from './recognition/awards/commendation.entity.js';
import {
  CertificateBatchEntity,
  CertificateBatchItemEntity,
} from './recognition/batches/certificate-batch.entity.js';
import {
  CertificateCounterEntity,
  CertificateEntity,
  CertificateRecordEntity,
} from './recognition/certificates/certificate.entity.js';
import { StarEntity } from './recognition/stars/star.entity.js';
import { RecordSignalEntity } from './service-records/record-signal.entity.js';
import { ServiceRecordDisputeEntity } from './service-records/service-record-dispute.entity.js';
import { ServiceRecordDayEntity, ServiceRecordEntity } from './service-records/service-record.entity.js';
import { UnrecordedAttendanceEntity } from './service-records/unrecorded-attendance.entity.js';
import { AssignmentProposalEntity } from './squads/assignment-proposal.entity.js';
import { SquadEntity, SquadMembershipEntity } from './squads/squad.entity.js';
import { TrainingEntity } from './squads/training.entity.js';
import {
  LedgerAccountEntity,
  LedgerChainEntity,
  LedgerEntryEntity,
  LedgerPostingEntity,
} from './timebank/ledger/ledger.entity.js';
import { ConsentEntity, VolunteerEventEntity, VolunteerNumberEntity } from './volunteers/consent.entity.js';
import { VolunteerAvailabilityEntity } from './volunteers/availability.entity.js';
import { CircumstanceEntity } from './volunteers/circumstances/circumstance.entity.js';
import { RelationEntity } from './volunteers/relations/relation.entity.js';
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
  VolunteerAvailabilityEntity,
  RelationEntity,
  CircumstanceEntity,
  SquadEntity,
  SquadMembershipEntity,
  TrainingEntity,
  AssignmentProposalEntity,
  OrganisationEntity,
  OrganisationStepEntity,
  OrganisationMemberEntity,
  OrganisationDocumentEntity,
  CharterVersionEntity,
  CharterCommentEntity,
  OrganisationOfficeEntity,
  OrganisationReportEntity,
  OrganisationAnnouncementEntity,
  RuleDocumentEntity,
  NeedEntity,
  NeedAssigneeEntity,
  ActivitySeriesEntity,
  ActivityEntity,
  ActivityPositionEntity,
  SignUpEntity,
  AttendanceEventEntity,
  CalendarFeedEntity,
  LedgerAccountEntity,
  LedgerEntryEntity,
  LedgerPostingEntity,
  LedgerChainEntity,
  ServiceRecordEntity,
  ServiceRecordDayEntity,
  ServiceRecordDisputeEntity,
  RecordSignalEntity,
  UnrecordedAttendanceEntity,
  RedemptionEntity,
  RedemptionStepEntity,
  StarEntity,
  CertificateBatchEntity,
  CertificateBatchItemEntity,
  AwardSchemeEntity,
  AwardCycleEntity,
  AwardStepEntity,
  AwardCandidateEntity,
  CommendationEntity,
  CertificateEntity,
  CertificateRecordEntity,
  CertificateCounterEntity,
  NoticeEntity,
  NoticeEntryEntity,
  ObjectionEntity,
  RosterImportEntity,
  RosterImportFaultEntity,
  RankingCountEntity,
  RankingDayEntity,
  RankingGroupTotalEntity,
  RankingTotalEntity,
  NotificationEntity,
  NotificationChoiceEntity,
  NotificationDeliveryEntity,
];

/** Every table of Linli, and those whose rows may never be changed or deleted. */
export const SCHEMA: SchemaParts = {
  entities: ENTITIES,
  appendOnlyTables: ['attendance_event', 'audit_entry', 'ledger_entry', 'ledger_posting', 'policy_version'],
};
