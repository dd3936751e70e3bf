import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.js';
import { NeedsModule } from '../needs/needs.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { PlacesModule } from '../places/places.module.js';
import { PoliciesModule } from '../policies/policies.module.js';
import { SquadsModule } from '../squads/squads.module.js';
import { VolunteersModule } from '../volunteers/volunteers.module.js';
import { ActivitiesService } from './activities.service.js';
import { ActivityLifecycle } from './activity-lifecycle.service.js';
import { ActivityPlanning } from './activity-planning.service.js';
import { ActivityChangesResolver } from './live/activity-changes.resolver.js';
import { ActivityChanges } from './live/activity-changes.service.js';
import { ActivitiesQuery } from './activities.query.js';
import { ActivitiesResolver } from './activities.resolver.js';
import { ActivityDesk } from './activity-desk.service.js';
import { ActivityFieldsResolver } from './activity-fields.resolver.js';
import { ActivityReader } from './activity-reader.service.js';
import { ActivityVisibility } from './activity-visibility.js';
import { MATCHING_PROVIDERS } from './matching/matching.providers.js';
import { ServiceLoads } from './matching/service-load.js';
import { AttendanceDesk } from './attendance/attendance-desk.service.js';
import { AttendancePersonalData } from './attendance/attendance-personal-data.js';
import { AttendanceQuery } from './attendance/attendance.query.js';
import { AttendanceResolver } from './attendance/attendance.resolver.js';
import { AttendanceSettlement } from './attendance/attendance-settlement.service.js';
import { AttendanceSheets } from './attendance/attendance-sheets.service.js';
import { CheckInKeys } from './attendance/check-in-keys.service.js';
import { CalendarFeedKeeper } from './calendar/calendar-feed-keeper.js';
import { CalendarFeedsService } from './calendar/calendar-feeds.service.js';
import { CalendarController } from './calendar/calendar.controller.js';
import { CalendarQuery } from './calendar/calendar.query.js';
import { CalendarResolver } from './calendar/calendar.resolver.js';
import { SquadEndingsConsumer } from './squad-endings.consumer.js';
import { OrganisationActivityConsumer } from './organisation-activity.consumer.js';
import { NeedEndingsConsumer } from './need-endings.consumer.js';
import { OwnNeeds } from './own-needs.js';
import { OccasionMaker } from './series/occasion-maker.service.js';
import { OccasionRevision } from './series/occasion-revision.service.js';
import { OccasionFieldsResolver, SeriesFieldsResolver } from './series/series-fields.resolver.js';
import { SeriesJob } from './series/series.job.js';
import { SeriesQuery } from './series/series.query.js';
import { SeriesResolver } from './series/series.resolver.js';
import { SeriesService } from './series/series.service.js';
import { OfferExpiryJob } from './sign-ups/offer-expiry.job.js';
import { ParticipantReach } from './sign-ups/participant-reach.js';
import { SignUpBook } from './sign-ups/sign-up-book.js';
import { SignUpDesk } from './sign-ups/sign-up-desk.service.js';
import { SignUpFieldsResolver } from './sign-ups/sign-up-fields.resolver.js';
import { SignUpGate } from './sign-ups/sign-up-gate.js';
import { SignUpMoves } from './sign-ups/sign-up-moves.js';
import { SignUpSteps } from './sign-ups/sign-up-steps.js';
import { SignUpsPersonalData } from './sign-ups/sign-ups-personal-data.js';
import { SignUpsQuery } from './sign-ups/sign-ups.query.js';
import { SignUpsResolver } from './sign-ups/sign-ups.resolver.js';
import { SignUpVolunteerConsumer } from './sign-ups/volunteer-changes.consumer.js';

@Module({
  controllers: [CalendarController],
  imports: [
    PlacesModule,
    IdentityModule,
    PoliciesModule,
    VolunteersModule,
    SquadsModule,
    OrganisationsModule,
    NeedsModule,
  ],
  providers: [
    ActivitiesQuery,
    ActivitiesService,
    ActivityChanges,
    ActivityChangesResolver,
    ActivityDesk,
    ActivityLifecycle,
    ActivityPlanning,
    ActivityReader,
    ActivityVisibility,
    AttendanceDesk,
    AttendancePersonalData,
    AttendanceQuery,
    AttendanceSettlement,
    AttendanceSheets,
    CheckInKeys,
    CalendarFeedKeeper,
    CalendarFeedsService,
    CalendarQuery,
    NeedEndingsConsumer,
    OrganisationActivityConsumer,
    OccasionMaker,
    OccasionRevision,
    OfferExpiryJob,
    OwnNeeds,
    ParticipantReach,
    SeriesJob,
    SeriesQuery,
    SeriesService,
    SignUpBook,
    SquadEndingsConsumer,
    SignUpDesk,
    SignUpGate,
    SignUpMoves,
    SignUpSteps,
    SignUpVolunteerConsumer,
    SignUpsPersonalData,
    SignUpsQuery,
    ActivitiesResolver,
    ActivityFieldsResolver,
    AttendanceResolver,
    CalendarResolver,
    OccasionFieldsResolver,
    SeriesFieldsResolver,
    SeriesResolver,
    SignUpFieldsResolver,
    SignUpsResolver,
    ...MATCHING_PROVIDERS,
  ],
  exports: [
    ActivitiesService,
    ActivityLifecycle,
    ActivityPlanning,
    ActivityReader,
    ActivityVisibility,
    SeriesService,
    ServiceLoads,
    SignUpBook,
    SignUpGate,
  ],
})
export class ActivitiesModule {}
