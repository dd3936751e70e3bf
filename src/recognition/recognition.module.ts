import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.js';
import { NoticesModule } from '../notices/notices.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { PlacesModule } from '../places/places.module.js';
import { PoliciesModule } from '../policies/policies.module.js';
import { RedemptionsModule } from '../redemptions/redemptions.module.js';
import { TimebankModule } from '../timebank/timebank.module.js';
import { VolunteersModule } from '../volunteers/volunteers.module.js';
import { AwardConferring } from './awards/award-conferring.service.js';
import { AwardCycleBook } from './awards/award-cycle-book.js';
import { AwardCyclesJob } from './awards/award-cycles.job.js';
import { AwardCyclesService } from './awards/award-cycles.service.js';
import { AwardNoticeKeeper } from './awards/award-notice-keeper.js';
import { AwardNominationsService } from './awards/award-nominations.service.js';
import { AwardSchemesResolver } from './awards/award-schemes.resolver.js';
import { AwardSchemesService } from './awards/award-schemes.service.js';
import { AwardsFollowConsumer } from './awards/awards-follow.consumer.js';
import { AwardsReader } from './awards/awards-reader.js';
import { AwardsResolver } from './awards/awards.resolver.js';
import { CommendationsReader } from './awards/commendations-reader.js';
import { CommendationsResolver } from './awards/commendations.resolver.js';
import { CommendationsService } from './awards/commendations.service.js';
import { CertificateBatchFiles } from './batches/certificate-batch-files.service.js';
import { CertificateBatches } from './batches/certificate-batches.service.js';
import { CertificateBatchesJob } from './batches/certificate-batches.job.js';
import { CertificateBatchesReader } from './batches/certificate-batches-reader.js';
import { CertificateBatchesResolver } from './batches/certificate-batches.resolver.js';
import { CertificateDocuments } from './certificates/certificate-documents.service.js';
import { CertificateFlagsConsumer } from './certificates/certificate-flags.consumer.js';
import { CertificateIssuing } from './certificates/certificate-issuing.js';
import { CertificateNoticesJob } from './certificates/certificate-notices.job.js';
import { CertificateReader } from './certificates/certificate-reader.js';
import { CertificateSigner } from './certificates/certificate-signer.js';
import { CertificateVerificationResolver } from './certificates/certificate-verification.resolver.js';
import { CertificateVerifications } from './certificates/certificate-verification.service.js';
import { CertificatesResolver } from './certificates/certificates.resolver.js';
import { CertificatesService } from './certificates/certificates.service.js';
import { VerifyController } from './certificates/verify.controller.js';
import { RecognitionPeopleConsumer } from './recognition-people.consumer.js';
import { StarEvaluation } from './stars/star-evaluation.service.js';
import { StarsConsumer } from './stars/stars.consumer.js';
import { StarsJob } from './stars/stars.job.js';
import { StarsQuery } from './stars/stars.query.js';
import { StarsResolver } from './stars/stars.resolver.js';

@Module({
  controllers: [VerifyController],
  imports: [
    RedemptionsModule,
    NoticesModule,
    OrganisationsModule,
    PlacesModule,
    IdentityModule,
    PoliciesModule,
    VolunteersModule,
    TimebankModule,
  ],
  providers: [
    AwardConferring,
    AwardCycleBook,
    AwardCyclesJob,
    AwardCyclesService,
    AwardNoticeKeeper,
    AwardNominationsService,
    AwardSchemesResolver,
    AwardSchemesService,
    AwardsFollowConsumer,
    AwardsReader,
    AwardsResolver,
    CommendationsReader,
    CommendationsResolver,
    CommendationsService,
    CertificateBatchFiles,
    CertificateBatches,
    CertificateBatchesJob,
    CertificateBatchesReader,
    CertificateBatchesResolver,
    CertificateDocuments,
    CertificateFlagsConsumer,
    CertificateIssuing,
    CertificateNoticesJob,
    CertificateReader,
    CertificateSigner,
    CertificateVerificationResolver,
    CertificateVerifications,
    CertificatesResolver,
    CertificatesService,
    RecognitionPeopleConsumer,
    StarEvaluation,
    StarsConsumer,
    StarsJob,
    StarsQuery,
    StarsResolver,
  ],
})
export class RecognitionModule {}
