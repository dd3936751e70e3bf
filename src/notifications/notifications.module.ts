import { Module } from '@nestjs/common';
import { ActivitiesModule } from '../activities/activities.module.js';
import { NeedsModule } from '../needs/needs.module.js';
import { RedemptionsModule } from '../redemptions/redemptions.module.js';
import { ServiceRecordsModule } from '../service-records/service-records.module.js';
import { VolunteersModule } from '../volunteers/volunteers.module.js';
import { AccountFinder } from './account-finder.js';
import { ActivityNoticesConsumer } from './activity-notices.consumer.js';
import { AwardNoticesConsumer } from './award-notices.consumer.js';
import { CertificateNoticesConsumer } from './certificate-notices.consumer.js';
import { MailChannel } from './channels/mail.channel.js';
import { DevelopmentMailSender, MailSender } from './channels/mail-sender.js';
import { WebhookChannel } from './channels/webhook.channel.js';
import { Deliveries } from './deliveries.service.js';
import { Inbox } from './inbox.service.js';
import { NeedNoticesConsumer } from './need-notices.consumer.js';
import { NotificationChoices } from './notification-choices.service.js';
import { NotificationsPersonalData } from './notifications-personal-data.js';
import { NotificationsResolver } from './notifications.resolver.js';
import { OrganisationNoticesConsumer } from './organisation-notices.consumer.js';
import { Notifier } from './notifier.js';
import { RecordNoticesConsumer } from './record-notices.consumer.js';
import { StarNoticesConsumer } from './star-notices.consumer.js';
import { TimeBankNoticesConsumer } from './time-bank-notices.consumer.js';
import { PublicNoticesConsumer } from './public-notices.consumer.js';
import { Reminders } from './reminders.service.js';

@Module({
  imports: [VolunteersModule, NeedsModule, ActivitiesModule, ServiceRecordsModule, RedemptionsModule],
  providers: [
    AccountFinder,
    ActivityNoticesConsumer,
    AwardNoticesConsumer,
    CertificateNoticesConsumer,
    OrganisationNoticesConsumer,
    Deliveries,
    Inbox,
    MailChannel,
    { provide: MailSender, useClass: DevelopmentMailSender },
    NeedNoticesConsumer,
    NotificationChoices,
    NotificationsPersonalData,
    Notifier,
    PublicNoticesConsumer,
    RecordNoticesConsumer,
    Reminders,
    StarNoticesConsumer,
    TimeBankNoticesConsumer,
    WebhookChannel,
    NotificationsResolver,
  ],
})
export class NotificationsModule {}
