/* What the walk from a need to hours sends. */

export const ASK = `mutation ($input: AskForNeedInput!) { askForNeed(input: $input) { id need { status } } }`;
export const NEED = `query ($id: ID!) { need(id: $id) { id status kind contents { content address mediation { parties matter } } } }`;
export const QUEUE = `query ($squadId: ID!) { squadNeedQueue(squadId: $squadId, first: 50) { nodes { id urgency status } } }`;
export const TAKE = `mutation ($input: AcceptNeedInput!) { acceptNeed(input: $input) { id status squadId } }`;
export const CANDIDATES = `query ($needId: ID!, $startAt: DateTime!, $endAt: DateTime) { needCandidates(needId: $needId, startAt: $startAt, endAt: $endAt, first: 50) { score eligible reasons { text } obstacles { text } volunteer { id name } } }`;
export const PLAN = `mutation ($input: ScheduleNeedInput!) { scheduleNeed(input: $input) { id title status positions { capacity taken } } }`;
export const MINE = `{ mySignUps(first: 50) { nodes { id status activityId } } }`;
export const BUSY = `query ($from: DateTime!) { mySignUps(first: 100, from: $from) { nodes { activity { startAt endAt } } } }`;
export const ANSWER = `mutation ($input: AnswerInvitationInput!) { answerInvitation(input: $input) { id status } }`;
export const RELIEF_SQUAD = `query ($community: String!) { squads(communityCode: $community, kind: POVERTY_RELIEF) { nodes { id name } } }`;
export const CREATE = `mutation ($input: CreateActivityInput!) { createActivity(input: $input) { id status } }`;
export const PUBLISH = `mutation ($input: ActivityInput!) { publishActivity(input: $input) { id status positions { capacity taken waiting } } }`;
export const SIGN_UP = `mutation ($input: SignUpInput!) { signUp(input: $input) { id status arrival } }`;
export const LEAVE = `mutation ($input: CancelSignUpInput!) { cancelSignUp(input: $input) { id status } }`;
export const INBOX = `{ myNotifications(first: 1) { nodes { kind text } } }`;
export const QUEUE_OF_RECORDS = `query ($place: String!) { verificationQueue(placeCode: $place, first: 50) { nodes { activityId title waitingCount signalledCount records(first: 5) { nodes { provenance rawMinutes creditedMinutes } } } } }`;
export const CONFIRM_ALL = `mutation ($input: ConfirmActivityRecordsInput!) { confirmActivityRecords(input: $input) { record { status creditedMinutes } problem { code message } } }`;
export const FEED = `mutation ($input: CreateCalendarFeedInput!) { createCalendarFeed(input: $input) { path } }`;

/* And what the walk through the time bank sends. */

export const BALANCE = `{ myTimeAccount { honorMinutes balanceMinutes heldMinutes availableMinutes statement(first: 3) { nodes { kind account minutes balanceAfterMinutes } } } }`;
export const REQUEST = `mutation ($input: RequestRedemptionInput!) { requestRedemption(input: $input) { id status heldMinutes needId expiresOn } }`;
export const GIVE_UP = `mutation ($input: RedemptionReasonInput!) { cancelRedemption(input: $input) { id status steps { status at } } }`;
export const DONATE = `mutation ($input: DonateMinutesInput!) { donateMinutes(input: $input) { ledgerEntryId timeAccount { availableMinutes } } }`;

/* And what the walk with a certificate sends. */

export const ASK_CERTIFICATE = `mutation ($input: RequestCertificateInput!) { requestCertificate(input: $input) { id status } }`;
export const ISSUE_CERTIFICATE = `mutation ($input: IssueCertificateInput!) { issueCertificate(input: $input) { id number code verificationPath minutes } }`;
export const REVOKE_CERTIFICATE = `mutation ($input: EndCertificateInput!) { revokeCertificate(input: $input) { id status endReason } }`;
export const VERIFY = `query ($number: String!, $code: String!) { verifyCertificate(number: $number, code: $code) { validity maskedName minutes period issuer } }`;
export const DOWNLOAD = `{ statementDownload(format: CSV) { path fileName expiresAt } }`;

/* And what the walk with a public notice sends. */

export const SOMEBODY = `query ($community: String!) { volunteers(placeCode: $community, first: 1) { nodes { id } } }`;
export const PUBLISH_NOTICE = `mutation ($input: PublishNoticeInput!) { publishNotice(input: $input) { id closableFrom entries { id name merit } } }`;
export const NOTICE = `query ($id: ID!) { publicNotice(id: $id) { title status closableFrom objectAt entries { name merit removedAt } } }`;
export const OBJECT = `mutation ($input: ObjectToNoticeInput!) { objectToNotice(input: $input) { id status decideUntil } }`;
export const DECIDE = `mutation ($input: DecideObjectionInput!) { decideObjection(input: $input) { status decisionReason } }`;
export const CLOSE_NOTICE = `mutation ($input: CloseNoticeInput!) { closeNotice(input: $input) { status } }`;
export const WITHDRAW_NOTICE = `mutation ($input: WithdrawNoticeInput!) { withdrawNotice(input: $input) { status endReason } }`;

/* And what the walk through an award sends. */
const CYCLE = 'id period status lastPlaceMinutes steps { kind at }';
export const CREATE_SCHEME = `mutation ($input: CreateAwardSchemeInput!) { createAwardScheme(input: $input) { id version } }`;
export const OPEN_CYCLE = `mutation ($input: OpenAwardCycleInput!) { openAwardCycle(input: $input) { ${CYCLE} } }`;
export const AWARD_CANDIDATES = `query ($cycleId: ID!) { awardCandidates(cycleId: $cycleId) { nodes { id rank minutes currentMinutes volunteer { name } } } }`;
export const NOMINATE = `mutation ($input: NominateInput!) { nominateCandidate(input: $input) { id status } }`;
export const CLOSE_NOMINATIONS = `mutation ($input: AwardCycleInput!) { closeNominations(input: $input) { id status } }`;
export const REVIEW_NOMINATION = `mutation ($input: ReviewNominationInput!) { reviewNomination(input: $input) { id status } }`;
export const PUBLISH_AWARD = `mutation ($input: PublishAwardNoticeInput!) { publishAwardNotice(input: $input) { id status noticeId } }`;
export const CONFER = `mutation ($input: ConferAwardInput!) { conferAward(input: $input) { id status } }`;
export const CANCEL_CYCLE = `mutation ($input: CancelAwardCycleInput!) { cancelAwardCycle(input: $input) { ${CYCLE} } }`;

/* And what the walk with an organisation sends. */
export const DRAFT_ORGANISATION = `mutation ($input: DraftOrganisationInput!) { draftOrganisation(input: $input) { id status } }`;
export const CHECKLIST = `query ($organisationId: ID!) { filingChecklist(organisationId: $organisationId) { complete lines { item done required held } } }`;
export const DESCRIBE_ORGANISATION = `mutation ($input: DescribeOrganisationInput!) { describeOrganisation(input: $input) { purpose premises } }`;
export const ENROL = `mutation ($input: AddOrganisationMembersInput!) { addOrganisationMembers(input: $input) }`;
export const MODEL_CHARTER = `query ($organisationId: ID!) { charterTemplate(category: CULTURE_SPORTS, form: SIMPLE, organisationId: $organisationId) }`;
export const DRAFT_CHARTER = `mutation ($input: DraftCharterInput!) { draftCharter(input: $input) { id number status } }`;
export const ADOPT_CHARTER = `mutation ($input: AdoptCharterInput!) { adoptCharter(input: $input) { status meeting { present submitUntil } } }`;
export const UPLOAD = `mutation ($input: RequestDocumentUploadInput!) { requestDocumentUpload(input: $input) { path expiresAt } }`;
export const SUBMIT_FILING = `mutation ($input: OrganisationInput!) { submitFiling(input: $input) { status decideUntil } }`;
export const FILINGS = `query ($place: String!) { organisationFilings(placeCode: $place, status: SUBMITTED, first: 50) { nodes { id name decideUntil } } }`;
export const ACCEPT_FILING = `mutation ($input: OrganisationInput!) { acceptFiling(input: $input) { status filedOn validUntil } }`;
export const CANCEL_ORGANISATION = `mutation ($input: OrganisationReasonInput!) { cancelOrganisation(input: $input) { status } }`;
export const REGISTER_SEARCH = `query ($place: String!, $search: String!) { organisations(placeCode: $place, search: $search, first: 50) { nodes { id name tier status offices { office name untilDay } } } }`;
export const ROSTER = `query ($organisationId: ID!) { organisationMembers(organisationId: $organisationId, first: 1) { nodes { name } } }`;
export const CHARTER_IN_FORCE = `query ($organisationId: ID!, $on: LocalDate) { charterInForce(organisationId: $organisationId, on: $on) { id number effectiveOn } }`;
export const CHARTER_VERSIONS = `query ($organisationId: ID!) { charterVersions(organisationId: $organisationId, first: 2) { nodes { id number status effectiveOn } } }`;
export const CHARTER_DIFFERENCE = `query ($from: ID!, $to: ID!) { charterDifference(fromVersionId: $from, toVersionId: $to, changedOnly: true) { articles { kind fromNumber toNumber words { kind text } } } }`;
