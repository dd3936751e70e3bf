import { creditCodeCheck } from '../kernel/credit-code.js';
import { OrganisationCategory } from '../organisations/organisation.entity.js';

/** What a group of the demo says of itself. */
export interface DemoGroup {
  /** For the idempotency keys of its calls. */
  readonly key: string;
  readonly name: string;
  readonly category: OrganisationCategory;
  readonly purpose: string;
  readonly activityScope?: string;
  readonly premises?: string;
}

export const CALLIGRAPHY = {
  key: 'calligraphy',
  name: '桂花街书法协会',
  category: OrganisationCategory.CULTURE_SPORTS,
  purpose: '传承书法，以书会友，为邻里写春联',
  activityScope: '书法练习、展览和公益教学',
  premises: '桂花街社区服务中心二楼书画室',
} as const satisfies DemoGroup;

export const LEGAL_AID = {
  key: 'legal-aid',
  name: '桂花街法律援助协会',
  category: OrganisationCategory.RIGHTS,
  purpose: '帮助生活困难的居民了解和维护合法权益',
  activityScope: '法律咨询、陪同申请法律援助',
  premises: '桂花街社区服务中心一楼咨询室',
} as const satisfies DemoGroup;

export const DRUM_BAND = {
  key: 'drum-band',
  name: '桂花街腰鼓队',
  category: OrganisationCategory.CULTURE_SPORTS,
  purpose: '以腰鼓健身，节庆时为邻里助兴',
} as const satisfies DemoGroup;

export const REPAIR_TEAM = {
  key: 'repair-team',
  name: '桂花街便民维修队',
  category: OrganisationCategory.SERVICE,
  purpose: '为老人和困难家庭免费修理家电与水电',
  activityScope: '家电、水电维修和用电安全检查',
  premises: '桂花街社区服务中心后院工具房',
} as const satisfies DemoGroup;

/** Only begun: where it will meet and by what charter it will live is open. */
export const SWAP_SHOP = {
  key: 'swap-shop',
  name: '桂花街旧物互助社',
  category: OrganisationCategory.CHARITY,
  purpose: '让闲置物品在邻里间流转，帮扶困难家庭',
} as const satisfies DemoGroup;

/** Of a social organisation (51) of the district, with an invented body number that is valid by itself, too (GB 11714). */
const CREDIT_CODE_17 = '51510502MJ0000018';
export const LEGAL_AID_CREDIT_CODE = CREDIT_CODE_17 + creditCodeCheck(CREDIT_CODE_17);
