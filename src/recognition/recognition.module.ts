import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.js';
import { PlacesModule } from '../places/places.module.js';
import { PoliciesModule } from '../policies/policies.module.js';
import { TimebankModule } from '../timebank/timebank.module.js';
import { VolunteersModule } from '../volunteers/volunteers.module.js';
import { CertificateDocuments } from './certificates/certificate-documents.service.js';
import { CertificateFlagsConsumer } from './certificates/certificate-flags.consumer.js';
import { CertificateIssuing } from './certificates/certificate-issuing.js';
import { CertificateReader } from './certificates/certificate-reader.js';
import { CertificateSigner } from './certificates/certificate-signer.js';
import { CertificateVerificationResolver } from './certificates/certificate-verification.resolver.js';
import { CertificateVerifications } from './certificates/certificate-verification.service.js';
import { CertificatesResolver } from './certificates/certificates.resolver.js';
import { CertificatesService } from './certificates/certificates.service.js';
import { VerifyController } from './certificates/verify.controller.js';
import { StarEvaluation } from './stars/star-evaluation.service.js';
import { StarsConsumer } from './stars/stars.consumer.js';
import { StarsJob } from './stars/stars.job.js';
import { StarsQuery } from './stars/stars.query.js';
import { StarsResolver } from './stars/stars.resolver.js';

@Module({
  controllers: [VerifyController],
  imports: [PlacesModule, IdentityModule, PoliciesModule, VolunteersModule, TimebankModule],
  providers: [
    CertificateDocuments,
    CertificateFlagsConsumer,
    CertificateIssuing,
    CertificateReader,
    CertificateSigner,
    CertificateVerificationResolver,
    CertificateVerifications,
    CertificatesResolver,
    CertificatesService,
    StarEvaluation,
    StarsConsumer,
    StarsJob,
    StarsQuery,
    StarsResolver,
  ],
})
export class RecognitionModule {}
