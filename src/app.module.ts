import { type DynamicModule, Module } from '@nestjs/common';
import { GraphQLModule } from '@nestjs/graphql';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { ActivitiesModule } from './activities/activities.module.js';
import { DemoModule } from './demo/demo.module.js';
import { IdentityModule } from './identity/identity.module.js';
import { NeedsModule } from './needs/needs.module.js';
import { DataExchangeModule } from './data-exchange/data-exchange.module.js';
import { NoticesModule } from './notices/notices.module.js';
import { NotificationsModule } from './notifications/notifications.module.js';
import { OrganisationsModule } from './organisations/organisations.module.js';
import { PlacesModule } from './places/places.module.js';
import { AuditLog } from './platform/audit/audit-log.js';
import { type Settings, SETTINGS_TOKEN } from './platform/config/settings.js';
import { DownloadsController } from './platform/downloads/downloads.controller.js';
import { graphqlOptions } from './platform/graphql/graphql-options.js';
import { SubscriptionServer } from './platform/live/sockets/subscription-server.js';
import { Log } from './platform/logging/log.js';
import { PlatformModule, type PlatformParts } from './platform/platform.module.js';
import { ActorSource } from './platform/security/actor-source.js';
import { PoliciesModule } from './policies/policies.module.js';
import { RankingsModule } from './rankings/rankings.module.js';
import { RecognitionModule } from './recognition/recognition.module.js';
import { RedemptionsModule } from './redemptions/redemptions.module.js';
import { ServiceRecordsModule } from './service-records/service-records.module.js';
import { SquadsModule } from './squads/squads.module.js';
import { StatisticsModule } from './statistics/statistics.module.js';
import { TimebankModule } from './timebank/timebank.module.js';
import { VolunteersModule } from './volunteers/volunteers.module.js';

/** The whole application around parts that are made before it. */
@Module({})
export class AppModule {
  static forRoot(parts: PlatformParts): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.forRoot(parts),
        GraphQLModule.forRootAsync<ApolloDriverConfig>({
          driver: ApolloDriver,
          imports: [IdentityModule],
          inject: [SETTINGS_TOKEN, ActorSource, AuditLog, Log],
          useFactory: (settings: Settings, actors: ActorSource, audit: AuditLog, log: Log) =>
            graphqlOptions({ settings, actors, audit, log }),
        }),
        PlacesModule,
        IdentityModule,
        PoliciesModule,
        VolunteersModule,
        SquadsModule,
        OrganisationsModule,
        NeedsModule,
        ActivitiesModule,
        TimebankModule,
        ServiceRecordsModule,
        RedemptionsModule,
        NoticesModule,
        DataExchangeModule,
        StatisticsModule,
        RecognitionModule,
        NotificationsModule,
        RankingsModule,
        DemoModule,
      ],
      controllers: [DownloadsController],
      providers: [SubscriptionServer],
    };
  }
}
