/* What the walk sends. */

export const LOG_IN = `mutation ($input: LogInInput!) { logIn(input: $input) { accessToken account { login } } }`;
export const OPEN_ACCOUNT = `mutation ($input: RegisterAccountInput!) { registerAccount(input: $input) { accessToken account { login } } }`;
export const REGISTER = `mutation ($input: RegisterVolunteerInput!) { registerVolunteer(input: $input) { id name status } }`;
export const ACCEPT = `mutation ($input: VolunteerInput!) { acceptVolunteer(input: $input) { volunteerNo status } }`;
export const SQUADS = `query ($community: String!) { squads(communityCode: $community, kind: LEGAL_EDUCATION) { nodes { id name } } }`;
export const ASSIGN = `mutation ($input: AssignSquadInput!) { assignSquad(input: $input) { id fromDay } }`;
export const LEAD = `mutation ($input: AppointLeaderInput!) { appointLeader(input: $input) { name leader { name } } }`;
export const ENTER = `mutation ($input: EnterServiceRecordInput!) { enterServiceRecord(input: $input) { id status rawMinutes creditedMinutes } }`;
export const CONFIRM = `mutation ($input: ConfirmServiceRecordsInput!) { confirmServiceRecords(input: $input) { recordId record { status ledgerEntryId } problem { code message } } }`;
export const RECORD = `query ($id: ID!) { serviceRecord(id: $id) { id } }`;
export const ACCOUNT = `{ myTimeAccount { honorMinutes availableMinutes statement(first: 5) { nodes { kind account minutes balanceAfterMinutes } } } }`;
export const ENTRY = `query ($id: ID!) { ledgerEntry(id: $id) { kind sequence hash postings { account ownerKind minutes } } }`;
export const RANKING = `query ($place: String!) { ranking(placeCode: $place, period: { kind: ALL }, first: 3) { nodes { rank name minutes communityName } asOf } }`;
export const STANDING = `query ($place: String!) { myStanding(placeCode: $place, period: { kind: ALL }) { rank participants minutes minutesToNext } }`;
export const MYSELF = `{ myVolunteer { id name } }`;
export const RECORDS_SINCE = `query ($day: LocalDate!) { myServiceRecords(fromDay: $day, first: 100) { nodes { id } } }`;
